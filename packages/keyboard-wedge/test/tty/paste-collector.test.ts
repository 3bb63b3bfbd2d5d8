import { PasteCollector } from '../../src/tty/paste-collector.ts'

test('keys outside a paste are none of its business', () => {
  const paste = new PasteCollector()
  expect(paste.take('1', '1', 0)).toBeUndefined()
  expect(paste.take(undefined, '-', 1)).toBeUndefined()
  expect(paste.take('return', '\r', 2)).toBeUndefined()
})

test('collects what comes between the brackets', () => {
  const paste = new PasteCollector()
  expect(paste.take('paste-start', '', 0)).toBe('pasting')
  expect(paste.take('1', '1', 0)).toBe('pasting')
  expect(paste.take('return', '\r', 0)).toBe('pasting')
  expect(paste.take('up', '', 0)).toBe('pasting')
  expect(paste.take(undefined, '😀', 0)).toBe('pasting')
  expect(paste.take('paste-end', '', 0)).toEqual({ pasted: '1\r😀' })
  expect(paste.take('1', '1', 0)).toBeUndefined()
})

test('a second paste begins anew', () => {
  const paste = new PasteCollector()
  paste.take('paste-start', '', 0)
  paste.take('1', '1', 0)
  paste.take('paste-start', '', 0)
  paste.take('2', '2', 0)
  expect(paste.take('paste-end', '', 0)).toEqual({ pasted: '2' })
  expect(paste.take('paste-end', '', 0)).toEqual({ pasted: '' })
})

test.each([
  [399, 'pasting'],
  [400, undefined],
])('after a rest of %s ms the next key is %s', (rest, expected) => {
  const paste = new PasteCollector()
  paste.take('paste-start', '', 10_000)
  paste.take('1', '1', 10_100)
  expect(paste.take('2', '2', 10_100 + rest)).toBe(expected)
})

test('a paste that came before a rest is forgotten', () => {
  const paste = new PasteCollector()
  paste.take('paste-start', '', 0)
  paste.take('1', '1', 0)
  expect(paste.take('paste-end', '', 400)).toEqual({ pasted: '' })
})

test('keeps no more than 8 192 characters', () => {
  const paste = new PasteCollector()
  paste.take('paste-start', '', 0)
  for (let index = 0; index < 10_000; index += 1) paste.take('1', '1', 0)
  expect(paste.take('paste-end', '', 0)).toEqual({ pasted: '1'.repeat(8_192) })
})
