/** A decision begins with its number; its first paragraph is its title in bold and its status. */
const decision = /^## (D-\d{3})\n\n\*\*([^]+?)\*\* ([^]+?)\n\n/gm

const onOneLine = (text) => text.replaceAll('\n', ' ')

/** Links inside a room lead elsewhere from the index. */
const fromIndex = (text, room) => text.replaceAll('](#', `](${room}#`)

/**
 * @param {string} room the file's name
 * @param {string} text
 * @throws {Error} where a heading is not followed by a title and a status
 */
export function readRoom(room, text) {
  const [, name] = /^# ([^:\n]+)/.exec(text) ?? []
  const decisions = [...text.matchAll(decision)].map(([, number, title, status]) => ({
    ...{ number, room, roomName: name },
    title: onOneLine(title).replace(/\.$/, ''),
    status: fromIndex(onOneLine(status).replace(/\.$/, ''), room),
  }))
  const headings = text.match(/^## .*$/gm) ?? []
  if (headings.length !== decisions.length) {
    throw new Error(`${room}: each heading is "## D-nnn", then "**Title.** Status."`)
  }
  return decisions
}

/** @param {readonly { number: string, room: string, roomName: string, title: string, status: string }[]} decisions */
export const indexOf = (decisions) =>
  [
    '| number | decision | room | status |',
    '| --- | --- | --- | --- |',
    ...decisions
      .toSorted((a, b) => (a.number < b.number ? -1 : 1))
      .map(
        ({ number, room, roomName, title, status }) =>
          `| [${number}](${room}#${number.toLowerCase()}) | ${title} | [${roomName}](${room}) | ${status} |`,
      ),
    '',
  ].join('\n')

/** The numbers that a text names and nothing defines. */
export const unknownIn = (text, numbers) =>
  [...new Set(text.match(/\bD-\d{3}\b/g))].filter((number) => !numbers.includes(number))
