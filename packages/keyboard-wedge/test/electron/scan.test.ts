import { w1, Window } from './window.ts'

const paces = [1, 2, 5, 8, 12, 20, 30, 45]

test.each(paces)('a scan at %i ms a key is read, and the page sees nothing', (gapMs) => {
  const { reported, contents, time, subscription } = new Window().scan(w1, gapMs).rest()
  expect(reported).toEqual([w1])
  expect(contents.page).toEqual([])
  subscription.unsubscribe()
  expect(time.timers).toBe(0)
})

test.each([
  ['Enter twice, as CR and LF', ['Enter', 'Enter']],
  ['Tab', ['Tab']],
  ['nothing', []],
])('its end is swallowed: %s', (_, ends) => {
  const { reported, contents } = new Window().scan(w1, 8, ends).rest()
  expect(reported).toEqual([w1])
  expect(contents.page).toEqual([])
})

test('Enter and Ctrl+J: nothing is typed, no shortcut is seen', () => {
  const window = new Window().scan(w1, 8)
  const ctrl = { control: true, gapMs: 4, dwellMs: 8 }
  window.type([{ key: 'j', ...ctrl }]).rest()
  expect(window.reported).toEqual([w1])
  expect(window.contents.page).toEqual([])
})

test('an Enter that is held up behind the quiet time is swallowed', () => {
  const window = new Window().scan(w1, 8, []).rest(100)
  window.contents.press('Enter')
  expect(window.reported).toEqual([w1])
  expect(window.contents.page).toEqual([])
})

test('an AIM identifier with its Shift: only Shift is seen', () => {
  const window = new Window()
  const keys = [']', 'Shift', 'Q', '1', ...w1, 'Enter']
  window.type(keys.map((key) => ({ key, gapMs: 6, dwellMs: 3, shift: key === 'Q' }))).rest()
  expect(window.reported).toEqual([w1])
  expect(new Set(window.contents.page.map(({ key }) => key))).toEqual(new Set(['Shift']))
})

test('a code that begins with one digit over and over', () => {
  const code = `1111111${w1.slice(7)}`
  const { reported, contents } = new Window().scan(code, 20).rest()
  expect(reported).toEqual([code])
  expect(contents.page).toEqual([])
})

test('keypad digits', () => {
  const window = new Window()
  const keys = Array.from(w1, (key) => ({ key, code: `Numpad${key}`, gapMs: 8, dwellMs: 4 }))
  window.type([...keys, { key: 'Enter', code: 'NumpadEnter', gapMs: 8, dwellMs: 4 }]).rest()
  expect(window.reported).toEqual([w1])
  expect(window.contents.page).toEqual([])
})

test('digits of AZERTY, with Shift', () => {
  const window = new Window()
  window.type(Array.from(w1, (key) => ({ key, shift: true, gapMs: 8, dwellMs: 4 }))).rest()
  expect(window.reported).toEqual([w1])
  expect(window.contents.text).toBe('')
})

test('a hole in its middle leaks nothing once it is sure', () => {
  const window = new Window().scan(w1.slice(0, 9), 8, []).rest(180).scan(w1.slice(9), 8)
  expect(window.rest().reported).toEqual([w1])
  expect(window.contents.page).toEqual([])
})

test.each([60, 80, 100])('a scanner of %i ms a key is read; its head leaks', (gapMs) => {
  const { reported, contents } = new Window().scan(w1, gapMs).rest()
  expect(reported).toEqual([w1])
  expect(w1.startsWith(contents.text)).toBe(true)
  expect(contents.text.length).toBeLessThanOrEqual(5)
})

test('just after what a person typed', () => {
  const window = new Window().write('5').rest(161).scan(w1, 8).rest()
  expect(window.reported).toEqual([w1])
  expect(window.contents.text).toBe('5')
})

test('scan after scan', () => {
  const window = new Window().scan(w1, 8).rest(300).scan(w1, 8).rest()
  expect(window.reported).toEqual([w1, w1])
  expect(window.contents.page).toEqual([])
})

test('a timer that ran behind a block of the machine waits for the keys behind it', () => {
  const window = new Window()
  window.contents.press('1')
  const { time } = window
  // The process is blocked for 140 ms, and the timer runs before the keys.
  time.block(140)
  window.scan(w1.slice(1), 1).rest()
  expect(window.contents.text).toBe('')
  expect(window.reported).toEqual([w1])
})

test('the terminator of a scan that follows at once ends that scan', () => {
  const window = new Window().scan(w1, 8, []).rest(410).scan('6901234567892', 8)
  expect(window.reported).toEqual([w1, '6901234567892'])
  expect(window.contents.page).toEqual([])
})

test('endless keys at a scanner’s pace end some day, and leave no trace', () => {
  const window = new Window().scan('0123456789'.repeat(900), 1).rest()
  expect(window.reported).toEqual(['(overflow)'])
  expect(window.contents.page).toEqual([])
})

test('keys that waited while the process stood still are stale', () => {
  const window = new Window().rest(5_000)
  window.time.block(75_000)
  for (const key of [...w1, 'Enter']) {
    window.contents.press(key)
    window.contents.release(key)
  }
  expect(window.rest().reported).toEqual(['(stale-input)'])
  expect(new Window().rest(5_000).scan(w1, 8).rest().reported).toEqual([w1])
})
