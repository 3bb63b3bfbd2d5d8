import { TerminalReplies } from '../../src/tty/terminal-replies.ts'

const esc = '\u001B'

/** The bytes that are handed on as keys at once, and those that are held. */
function read(...pieces: readonly string[]): { keys: string; held: string } {
  let keys = ''
  const replies = new TerminalReplies(({ text }) => (keys += text))
  for (const [at, text] of pieces.entries()) replies.take({ text, at })
  const before = keys
  replies.giveUp()
  return { keys: before, held: keys.slice(before.length) }
}

test.each([
  ['plain keys', '134\r'],
  ['an arrow', `${esc}[A`],
  ['an arrow with Shift', `${esc}[1;2A`],
  ['a function key', `${esc}[15~`],
  ['a function key of the Linux console', `${esc}[[A`],
  ['a function key by SS3', `${esc}OP`],
  ['F3', `${esc}[R`],
  ['back tab', `${esc}[Z`],
  ['a key with its number', `${esc}[97;5u`],
  ['Alt and a digit', `${esc}5`],
  ['the brackets of a paste', `${esc}[200~1${esc}[201~`],
  ['a key of rxvt', `${esc}[3$1`],
])('%s: keys, at once', (_, text) => {
  expect(read(text)).toEqual({ keys: text, held: '' })
  expect(read(...text)).toEqual({ keys: text, held: '' })
})

test('what may become a reply is kept back until it cannot', () => {
  expect(read(`1${esc}[12;4`)).toEqual({ keys: '1', held: `${esc}[12;4` })
  expect(read(`1${esc}]11;rgb:${esc}`)).toEqual({ keys: '1', held: `${esc}]11;rgb:${esc}` })
  expect(read(esc, esc)).toEqual({ keys: esc, held: esc })
})

test('a control character is in no text of a terminal', () => {
  expect(read(`${esc}]1345\r`)).toEqual({ keys: `${esc}]1345\r`, held: '' })
})

test('a reply may begin where a text is cut off', () => {
  expect(read(`${esc}]ab${esc}[I1`)).toEqual({ keys: `${esc}]ab1`, held: '' })
  expect(read(`${esc}[12${esc}[I1`)).toEqual({ keys: `${esc}[121`, held: '' })
})

test('no more than 4 096 bytes are kept back', () => {
  const { keys, held } = read(`${esc}]${'1'.repeat(10_000)}`)
  expect([keys.length, held]).toEqual([10_002, ''])
})
