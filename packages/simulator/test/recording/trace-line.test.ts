import type { Keystroke } from '@paycode/core/adapter'
import { parseTrace, traceHeader, traceLine } from '../../src/index.ts'

const keystrokes: Keystroke[] = [
  { type: 'keydown', at: 1_000, key: '!', code: 'Digit1', keyCode: 49, shiftKey: true },
  { type: 'keyup', at: 1_004.5, key: '1', code: 'Digit1', keyCode: 49 },
  { type: 'input', at: 1_005, inputType: 'insertText', data: '1' },
  { type: 'blur', at: 1_006 },
]

test('what is written is read again as it was, with its time from the start', () => {
  const lines = keystrokes.map((keystroke) => traceLine(keystroke, 1_000))
  const text = [traceHeader({ gate: 'always-armed' }), ...lines].join('\n')
  const { options, events } = parseTrace(text)
  expect(options).toEqual({ gate: 'always-armed' })
  expect(events.map((event) => event.type === 'keyboard' && event.keystroke)).toEqual(
    keystrokes.map((keystroke) => ({ ...keystroke, at: keystroke.at - 1_000 })),
  )
})

test('a paste is the text of a paste', () => {
  expect(JSON.parse(traceLine({ type: 'paste', at: 5, text: 'a1' }, 0))).toEqual({
    ...{ t: 5, type: 'input', inputType: 'insertFromPaste', data: 'a1' },
  })
})

test('what the format takes for granted is left out', () => {
  const granted = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false }
  const keystroke: Keystroke = { type: 'keydown', at: 7, key: '1', isTrusted: true, ...granted }
  expect(traceLine(keystroke, 5, { deliveredAt: 7, location: 0 })).toBe(
    '{"t":2,"type":"keydown","key":"1"}',
  )
})

test('a late delivery and a place on the keypad are recorded', () => {
  const keystroke: Keystroke = { type: 'keydown', at: 7, key: '1', code: 'Numpad1' }
  const line = traceLine(keystroke, 5, { deliveredAt: 30.5, location: 3 })
  expect(JSON.parse(line)).toEqual({
    ...{ t: 2, d: 25.5, type: 'keydown', key: '1', code: 'Numpad1', location: 3 },
  })
  expect(parseTrace(`${traceHeader()}\n${line}`).events).toMatchObject([{ t: 2, d: 25.5 }])
})

test('a delay within the precision of the clocks is not recorded', () => {
  expect(traceLine({ type: 'blur', at: 7 }, 5, { deliveredAt: 8 })).toBe('{"t":2,"type":"blur"}')
})
