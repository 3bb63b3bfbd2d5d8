import { unprintable } from './printable.ts'

/** One line of NDJSON. Characters that could control a terminal are escaped; the value stays the same. */
export const jsonLine = (fields: object): string =>
  `${JSON.stringify(fields).replace(unprintable, escaped)}\n`

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => {
    const unit = character.charCodeAt(at).toString(16).padStart(4, '0')
    return `\\u${unit}`
  }).join('')
