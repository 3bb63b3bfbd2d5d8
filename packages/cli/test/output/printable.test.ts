import { jsonLine } from '../../src/output/json-line.ts'
import { printable } from '../../src/output/printable.ts'
import { fixed, shown } from '../../src/output/shown.ts'

const hostile = {
  'OSC 52, which writes the clipboard': '\u001B]52;c;cGF5\u0007',
  'CSI 2 J, which clears the screen': '\u001B[2J',
  'CSI of C1': '\u009B2J',
  'a line end': 'a\nb',
  'a carriage return': 'a\rb',
  'backspaces and delete': 'a\b\u007Fb',
  'direction controls': 'a\u202Eb\u2066c\u200F',
  'zero-width characters': 'a\u200Bb\uFEFFc\u2060\u00AD',
  'letters drawn as nothing': 'a\u3164\u115F\u034F',
  'line and paragraph separators': 'a\u2028b\u2029',
  'tags beyond the basic plane': 'a\u{E0041}b',
  'half a character': 'a\uD800b',
}

/** Recognised by number, so that this test does not depend on the classes that the code uses. */
function isDangerous(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  const ranges = [
    [0x00, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x115f, 0x1160],
    [0x200b, 0x200f],
    [0x2028, 0x202e],
    [0x2060, 0x2069],
    [0x3164, 0x3164],
    [0xd800, 0xdfff],
    [0xfeff, 0xfeff],
    [0xe0000, 0xe0fff],
  ] as const
  return ranges.some(([from, to]) => point >= from && point <= to)
}

describe.each(Object.entries(hostile))('%s', (_what, text) => {
  test('is what this test calls dangerous', () => {
    expect(Array.from(text).some(isDangerous)).toBe(true)
  })

  test('is not printed', () => {
    expect(Array.from(printable(text)).filter(isDangerous)).toEqual([])
  })

  test('is escaped in a line of JSON, whose value stays the same', () => {
    const line = jsonLine({ text })
    expect(line.endsWith('\n')).toBe(true)
    expect(Array.from(line.slice(0, -1)).filter(isDangerous)).toEqual([])
    expect(JSON.parse(line)).toEqual({ text })
  })
})

test('names in any script are printed as they are', () => {
  const name = 'Größe 扫码枪 № 5 – café مسح.png'
  expect(printable(name)).toBe(name)
  expect(jsonLine({ name })).toBe(`{"name":"${name}"}\n`)
})

test('a number as long as a payment code is masked, and what stands around it is not', () => {
  expect(printable('till/134579302432164181.png is damaged')).toBe('till/13…81.png is damaged')
  expect(printable('12345678901234')).toBe('12345678901234')
})

test('a template is printed as it is, the values in it are not', () => {
  const line = shown`\r${'a\u001B[2J'} ${1} ${fixed('\u001B[1mb')}\n`
  expect(line.text).toBe('\ra\uFFFD[2J 1 \u001B[1mb\n')
})
