import type { Keystroke } from '@paycode/core'
import { parseTrace, traceHeader, traceLine } from '../../src/index.ts'

const keystrokes: Keystroke[] = [
  { type: 'keydown', at: 1_000, key: '1', code: 'Digit1', keyCode: 49, ctrlKey: false },
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
