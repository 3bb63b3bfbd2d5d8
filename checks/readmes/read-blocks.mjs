const programs = ['js', 'mjs', 'jsx', 'javascript', 'ts', 'mts', 'tsx', 'typescript']
const shells = ['sh', 'bash', 'shell', 'console', 'powershell', 'cmd']
const texts = ['json', 'html', 'text', 'diff', 'ini', 'xml', 'kotlin', 'dart', 'rust', 'http']

/** What is done with a block: run, run line by line, or nothing. */
function kindOf(language) {
  if (programs.includes(language)) return 'program'
  if (shells.includes(language)) return 'shell'
  if (texts.includes(language)) return 'text'
  return 'unknown'
}

/**
 * The fenced blocks of a markdown text, each with the heading above it.
 *
 * @returns {{ heading: string, language: string, kind: string, code: string, line: number }[]}
 */
export function readBlocks(markdown) {
  const blocks = []
  let heading = ''
  let open
  for (const [index, line] of markdown.split('\n').entries()) {
    if (open === undefined) {
      heading = /^#{1,6} +(.+?)[ #]*$/.exec(line)?.[1] ?? heading
      const [, indent, fence, language] = /^( *)(`{3,}|~{3,}) *([\w+-]*)/.exec(line) ?? []
      if (fence === undefined) continue
      open = { indent, fence, lines: [], heading, language, line: index + 2 }
    } else if (line.trim() === open.fence) {
      const { lines, heading: above, language, line: first } = open
      const code = `${lines.join('\n')}\n`
      blocks.push({ heading: above, language, kind: kindOf(language), code, line: first })
      open = undefined
    } else {
      open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line)
    }
  }
  return blocks
}
