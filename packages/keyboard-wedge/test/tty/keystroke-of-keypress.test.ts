import { emitKeypressEvents, type Key } from 'node:readline'
import { PassThrough } from 'node:stream'
import type { KeyEvent } from '@paycode/core/adapter'
import { keystrokeOfKeypress } from '../../src/tty/keystroke-of-keypress.ts'

/** The keystrokes of these bytes by Node's parser, without the fields that are false. */
function keysOf(bytes: string): object[] {
  const stream = new PassThrough()
  const keys: object[] = []
  emitKeypressEvents(stream)
  stream.on('keypress', (text: string | undefined, key: Key) => {
    keys.push(plain(keystrokeOfKeypress(text, key, 7)))
  })
  stream.emit('data', Buffer.from(bytes))
  return keys
}

function plain(event: KeyEvent): object {
  expect(event).toMatchObject({ type: 'keydown', at: 7 })
  const { type: _type, at: _at, ...rest } = event
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== false))
}

const ctrl = (key: string): object => ({ key, ctrlKey: true })
const alt = (key: string): object => ({ key, altKey: true })

test.each([...'0123456789', ...'azAZ', ...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'])(
  '%s is itself',
  (character) => {
    expect(keysOf(character)).toEqual([{ key: character }])
  },
)

test.each([...'é１१中', '😀', '\uFFFD'])('%s is one key', (character) => {
  expect(keysOf(character)).toEqual([{ key: character }])
})

test.each([
  ['CR', '\r', { key: 'Enter' }],
  ['LF', '\n', { key: 'Enter' }],
  ['Tab', '\t', { key: 'Tab' }],
  ['Ctrl+A', '\u0001', ctrl('a')],
  ['STX', '\u0002', ctrl('b')],
  ['ETX', '\u0003', ctrl('c')],
  ['Ctrl+O', '\u000F', ctrl('o')],
  ['Ctrl+Z', '\u001A', ctrl('z')],
  ['NUL', '\u0000', ctrl('`')],
  ['backspace', '\u0008', { key: 'backspace' }],
  ['delete', '\u007F', { key: 'backspace' }],
  ['FS', '\u001C', { key: 'Unidentified control' }],
  ['GS', '\u001D', { key: 'Unidentified control' }],
  ['RS', '\u001E', { key: 'Unidentified control' }],
  ['US', '\u001F', { key: 'Unidentified control' }],
  ['up', '\u001B[A', { key: 'up' }],
  ['left', '\u001B[D', { key: 'left' }],
  ['Ctrl+up', '\u001B[1;5A', ctrl('up')],
  ['F1', '\u001BOP', { key: 'f1' }],
  ['F5', '\u001B[15~', { key: 'f5' }],
  ['Delete', '\u001B[3~', { key: 'delete' }],
  ['Shift+Tab', '\u001B[Z', { key: 'Tab' }],
  ['Alt+1', '\u001B1', alt('1')],
  ['Alt+a', '\u001Ba', alt('a')],
  ['Alt+Enter', '\u001B\r', alt('Enter')],
  ['an unknown sequence', '\u001B[99~', { key: 'undefined' }],
])('%s', (_, bytes, key) => {
  expect(keysOf(bytes)).toEqual([key])
})

test('Esc is Escape', () => {
  const key: Key = { sequence: '\u001B', name: 'escape', ctrl: false, meta: true, shift: false }
  expect(plain(keystrokeOfKeypress(undefined, key, 7))).toEqual(alt('Escape'))
})

test.each([
  [{ ctrl: true }, ctrl('1')],
  [{ meta: true }, alt('1')],
])('with %j a key types nothing, whatever text comes along', (modifier, expected) => {
  expect(plain(keystrokeOfKeypress('1', { name: '1', ...modifier }, 7))).toEqual(expected)
})

test('no key but a printable one is one character long', () => {
  const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code))
  for (const control of controls.filter((one) => one !== '\u001B')) {
    for (const key of keysOf(control) as KeyEvent[]) {
      expect(key.ctrlKey === true || (key.key ?? '').length > 1).toBe(true)
    }
  }
})

test('a whole scan is its keys', () => {
  const keys = keysOf('134567890123456789\r') as KeyEvent[]
  expect(keys.map(({ key }) => key).join('')).toBe('134567890123456789Enter')
})
