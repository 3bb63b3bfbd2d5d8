const shown = (expected) => (expected instanceof RegExp ? String(expected) : expected)

const isLike = (line, expected) =>
  expected instanceof RegExp ? expected.test(line) : line === expected

/**
 * How lines differ from those that were expected, one by one: a text is the whole line, a pattern is found in it.
 *
 * @returns {string | undefined} nothing where they are alike.
 */
export function unlikeExpected(lines, expected) {
  const isAlike =
    lines.length === expected.length && lines.every((line, index) => isLike(line, expected[index]))
  if (isAlike) return undefined
  return `it printed\n${indented(lines)}\nand not\n${indented(expected.map(shown))}`
}

const indented = (lines) => lines.map((line) => `    ${line}`).join('\n')
