import { w1, Window } from './window.ts'

const textOf = (window: Window): string => window.contents.text

test('digits, letters and Enter arrive whole and in order', () => {
  const window = new Window().write('Total 12.50 for 3 pcs').rest()
  window.contents.press('Enter')
  expect(textOf(window.rest())).toBe('Total 12.50 for 3 pcs\r')
  expect(window.reported).toEqual([])
})

test('a digit comes no later than 45 ms, a letter at once', () => {
  const window = new Window()
  window.contents.press('7')
  expect(textOf(window)).toBe('')
  expect(textOf(window.rest(45))).toBe('7')
  window.rest(200).contents.press('a')
  expect(textOf(window)).toBe('7a')
})

test('at a pace that no scanner has, only the first digit is late', () => {
  const window = new Window().write('1').rest(90)
  window.contents.press('2')
  expect(textOf(window)).toBe('12')
})

test('what comes while a digit is held comes behind it', () => {
  const window = new Window()
  window.contents.press('1')
  window.rest(20).contents.press('ArrowLeft')
  expect(window.contents.page.map(({ type, key }) => `${type} ${key}`)).toEqual([
    ...['keyDown 1', 'char 1', 'keyUp 1', 'keyDown ArrowLeft'],
  ])
})

test.each([
  ['Enter', {}, '1\r'],
  ['é', {}, '1é'],
  ['s', { control: true }, '1'],
  ['Dead', { code: 'BracketLeft' }, '1'],
])('%s while a digit is held types in order', (key, more, text) => {
  const window = new Window()
  window.contents.press('1')
  window.rest(20).contents.press(key, more)
  expect(textOf(window)).toBe(text)
  expect(window.contents.page.at(-1)?.key).toBe(key === 'Enter' ? '\r' : key)
  expect(textOf(window.rest())).toBe(text)
})

test('a digit after a dead key keeps the mark', () => {
  const window = new Window()
  window.contents.press('Dead', { code: 'BracketLeft' })
  window.rest(200).contents.press('1', {}, '^1')
  expect(textOf(window.rest())).toBe('^1')
})

test('two digits rolled, and a letter', () => {
  const window = new Window().write('12a', 30).rest(46)
  expect(textOf(window)).toBe('12a')
})

test('the page receives the keys as they were', () => {
  const window = new Window()
  window.type([
    { key: '5', code: 'Numpad5', gapMs: 0, dwellMs: 20 },
    { key: 'A', shift: true, gapMs: 30, dwellMs: 20 },
    { key: 'b', gapMs: 30, dwellMs: 20 },
    { key: '!', code: 'Digit1', shift: true, gapMs: 30, dwellMs: 20 },
    // As on AZERTY.
    { key: '3', shift: true, gapMs: 30, dwellMs: 20 },
  ])
  window.rest()
  const presses = window.contents.page.filter(({ type }) => type === 'keyDown')
  expect(presses.map(({ key, code }) => [key, code])).toEqual([
    ['5', 'Numpad5'],
    ['A', 'KeyA'],
    ['b', 'KeyB'],
    ['!', 'Digit1'],
    ['3', 'Digit3'],
  ])
  expect(presses[1]?.shift).toBe(true)
  expect(textOf(window)).toBe('5Ab!3')
})

test('each press has one release', () => {
  const window = new Window().write('123', 30, 200).write('4', 150, 10).write('x').rest()
  const of = (wanted: string): string[] =>
    window.contents.page.filter(({ type }) => type === wanted).map(({ key }) => key)
  expect(of('keyUp').toSorted()).toEqual(of('keyDown').toSorted())
  expect(textOf(window)).toBe('1234x')
})

test('a held key repeats as ever, and is released', () => {
  const window = new Window()
  window.contents.press('1')
  window.rest(500)
  for (let count = 0; count < 20; count += 1) {
    window.contents.press('1', { isAutoRepeat: true })
    window.rest(30)
  }
  window.contents.release('1')
  expect(textOf(window.rest())).toBe('1'.repeat(21))
  expect(window.contents.page.at(-1)?.type).toBe('keyUp')
})

test('a slide over five keys is given back', () => {
  const window = new Window().write('12345', 25, 60).rest(101)
  expect(textOf(window)).toBe('12345')
  expect(window.rest().reported).toEqual([])
})

test('keys that look scanned and end too soon are given back', () => {
  const window = new Window().scan('1234', 8, []).rest(101)
  expect(textOf(window)).toBe('1234')
})

test('Enter after a few fast keys comes behind them', () => {
  const window = new Window().scan('1234', 8).rest()
  expect(textOf(window)).toBe('1234\r')
})

test('a shortcut in the middle of a scan does its work; the scan is refused', () => {
  const window = new Window().scan(w1.slice(0, 9), 8, [])
  window.type([{ key: 's', control: true, gapMs: 4, dwellMs: 2 }])
  window.scan(w1.slice(9), 8).rest()
  expect(window.reported).toEqual(['(control-key)'])
  expect(window.contents.page.map(({ key }) => key)).toEqual(['s', 's'])
})

test('an Enter of a person after a scan is theirs', () => {
  const window = new Window().scan(w1, 8).rest(300)
  window.contents.press('Enter')
  expect(textOf(window)).toBe('\r')
})

test('in a frame of another process nothing is held, and Enter of a scan swallowed', () => {
  const window = new Window()
  window.contents.focusedFrame = { processId: 2 }
  window.contents.press('1')
  expect(textOf(window)).toBe('1')
  window.rest().scan(w1, 8).rest()
  expect(window.reported).toEqual([w1])
  expect(textOf(window)).toBe(`1${w1}`)
})

test.each([
  ['composed', '1', { isComposing: true }],
  ['repeated', '1', { isAutoRepeat: true }],
  ['typed with AltGr', ']', { control: true, alt: true }],
])('what is %s is never held', (_, key, more) => {
  const window = new Window()
  window.contents.press(key, more, key)
  expect(textOf(window)).toBe(key)
})

test('after a block that outlasted the timer, the key in flight comes once, behind the held one', () => {
  const window = new Window()
  window.contents.press('1')
  window.time.block(500)
  window.contents.press('2')
  expect(textOf(window)).toBe('12')
  expect(textOf(window.rest())).toBe('12')
})

test('endless keys at no scanner’s pace are not held for ever', () => {
  const window = new Window().write('1'.repeat(40), 30, 5_000)
  expect(textOf(window).length).toBeGreaterThanOrEqual(32)
})

test('a release whose press was given back reaches the page once', () => {
  const window = new Window().write('1', 0, 80).rest(200)
  expect(window.contents.page.filter(({ type }) => type === 'keyUp')).toHaveLength(1)
})
