import type { KeyEvent } from '../../../src/input/keystroke.ts'
import { strokeOf, strokeOfText } from '../../../src/decode/keyboard/stroke.ts'

const down = (more: Partial<KeyEvent>): KeyEvent => ({ type: 'keydown', at: 0, ...more })

describe('strokeOf', () => {
  test.each<[name: string, event: Partial<KeyEvent>]>([
    ['a digit', { key: '7', code: 'Digit7' }],
    ['the key wins over its place', { key: '7', code: 'Digit1' }],
    ['a digit that needs Shift', { key: '7', code: 'Digit7', shiftKey: true }],
  ])('%s: the digit, typed', (_, event) => {
    expect(strokeOf(down(event))).toStrictEqual({
      ...{ kind: 'character', text: '7', digit: '7', isTypedDigit: true },
    })
  })

  test.each<[name: string, event: Partial<KeyEvent>, text: string]>([
    ['AZERTY', { key: '&', code: 'Digit1' }, '&'],
    ['a US layout with Shift', { key: '!', code: 'Digit1', shiftKey: true }, '!'],
  ])('%s: a symbol, or the digit of the place', (_, event, text) => {
    expect(strokeOf(down(event))).toMatchObject({ kind: 'character', text, digit: '1' })
  })

  test('keypad of a Persian layout: the digit, folded', () => {
    expect(strokeOf(down({ key: '۱', code: 'Numpad1' }))).toStrictEqual({
      ...{ kind: 'character', text: '1', digit: '1', oddity: 'wide-digits' },
    })
  })

  test.each<[name: string, event: Partial<KeyEvent>, text: string]>([
    ['keypad, without a key’s name', { code: 'Numpad1' }, '1'],
    ['keypad behind an input method', { key: 'Process', code: 'Numpad1', keyCode: 229 }, '1'],
    ['keypad on Android', { key: 'Unidentified', code: 'Numpad1' }, '1'],
    ['a digit key with a name of its own', { key: 'F13', code: 'Digit1' }, '1'],
    ['input method', { key: 'Process', code: 'Digit4' }, '4'],
  ])('%s: the digit', (_, event, text) => {
    expect(strokeOf(down(event))).toStrictEqual({ kind: 'character', text, digit: text })
  })

  test.each([
    [{ key: 'End', code: 'Numpad1' }, '1'],
    [{ key: 'Clear', code: 'Numpad5' }, '5'],
    [{ key: 'Insert', code: 'Numpad0' }, '0'],
  ])('%j is a digit, and NumLock is off', (event, text) => {
    expect(strokeOf(down(event))).toStrictEqual({
      ...{ kind: 'character', text, digit: text, oddity: 'num-lock-off' },
    })
  })

  test('a shifted symbol has both readings', () => {
    expect(strokeOf(down({ key: '&', code: 'Digit7', shiftKey: true }))).toStrictEqual({
      ...{ kind: 'character', text: '&', digit: '7' },
    })
  })

  test.each(['a', 'Z', ']', ' ', 'é', '😀'])('%s is itself', (key) => {
    expect(strokeOf(down({ key, code: 'KeyA' }))).toMatchObject({ kind: 'character', text: key })
  })

  test.each(['１', '۱'])('%s without a place is folded as text is', (key) => {
    expect(strokeOf(down({ key }))).toStrictEqual({
      ...{ kind: 'character', text: '1', digit: '1', oddity: 'wide-digits' },
    })
  })

  test.each([
    { key: 'Enter' },
    { key: 'Tab' },
    { key: 'Unidentified', code: 'NumpadEnter' },
    { key: 'j', ctrlKey: true },
    { key: 'J', ctrlKey: true, shiftKey: true },
    { key: 'm', ctrlKey: true },
  ])('%j ends a scan', (event) => {
    expect(strokeOf(down(event))).toStrictEqual({ kind: 'terminator' })
  })

  test.each([
    [{ key: 'b', ctrlKey: true }, '\u0002'],
    [{ key: 'C', ctrlKey: true }, '\u0003'],
    [{ key: ']', ctrlKey: true }, '\u001d'],
  ])('%j is framing', (event, text) => {
    expect(strokeOf(down(event))).toStrictEqual({ kind: 'character', text })
  })

  test.each([
    { key: 'F1' },
    { key: 'Delete' },
    { key: 'ab' },
    { key: 'constructor', ctrlKey: true },
    { key: '__proto__', ctrlKey: true },
  ])('%j types nothing: control', (event) => {
    expect(strokeOf(down(event))).toStrictEqual({ kind: 'control' })
  })

  test.each([
    [{ key: 'v', ctrlKey: true }, 'Control', 'v'],
    [{ key: 'r', metaKey: true }, 'Meta', 'r'],
    [{ key: 'd', altKey: true }, 'Alt', 'd'],
    [{ key: '¡', code: 'Digit1', altKey: true }, 'Alt', '1'],
    [{ key: 'b', ctrlKey: true, metaKey: true }, 'Meta', 'b'],
    [{ key: 'b', ctrlKey: true, altKey: true, metaKey: true }, 'Meta', 'b'],
  ])('%j is a shortcut, or a modifier that is stuck', (event, modifier, text) => {
    expect(strokeOf(down(event))).toStrictEqual({ kind: 'control', modifier, text })
  })

  test.each([
    {},
    { key: '' },
    { key: 'Shift' },
    { key: 'Control', ctrlKey: true },
    { key: 'Alt', altKey: true },
    { key: 'Meta', metaKey: true },
  ])('%j says nothing', (event) => {
    expect(strokeOf(down(event))).toStrictEqual({ kind: 'nothing' })
  })

  test.each([
    { key: 'Unidentified', code: 'KeyA' },
    { key: 'Unidentified', code: '', keyCode: 229 },
    { key: 'Process', code: 'KeyA', keyCode: 229 },
  ])('%j does not say what it types', (event) => {
    expect(strokeOf(down(event))).toStrictEqual({ kind: 'unknown' })
  })

  test.each([
    [
      { key: 'Process', code: 'Digit7', keyCode: 229 },
      { kind: 'character', text: '7', digit: '7' },
    ],
    [{ key: 'Process', code: 'Enter', keyCode: 229 }, { kind: 'terminator' }],
  ])('%j is known by its place', (event, stroke) => {
    expect(strokeOf(down(event))).toStrictEqual(stroke)
  })
})

describe('strokeOfText', () => {
  test.each(['7', '0'])('%s is the digit key', (text) => {
    expect(strokeOfText(text)).toStrictEqual({ kind: 'character', text, digit: text })
  })

  test.each(['７', '۷', '७'])('%s is a digit, and an input method is on', (text) => {
    expect(strokeOfText(text)).toStrictEqual({
      ...{ kind: 'character', text: '7', digit: '7', oddity: 'wide-digits' },
    })
  })

  test.each(['a', '，', 'ａ'])('%s is itself', (text) => {
    expect(strokeOfText(text)).toStrictEqual({ kind: 'character', text, digit: undefined })
  })

  test.each(['\r', '\n', '\t'])('%j ends a scan', (text) => {
    expect(strokeOfText(text)).toStrictEqual({ kind: 'terminator' })
  })
})
