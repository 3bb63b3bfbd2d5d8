import type { Page } from 'playwright-core'
import { describeWith } from '../describe-with.ts'
import { keyLabNeeds } from '../needs.ts'
import { labStartMs } from '../start-browser-lab.ts'
import { startKeyLab, type KeyLab } from '../start-key-lab.ts'
import { untilPainted } from '../until-painted.ts'
import { keydowns, keyLog, logEntry, typed } from './key-log.ts'

// A loaded machine is slow, not wrong.
jest.setTimeout(30_000)

describeWith(keyLabNeeds, 'real keys in a real browser', () => {
  let lab: KeyLab
  let page: Page
  beforeAll(async () => {
    lab = await startKeyLab()
    page = await lab.open({ body: keyLog, entry: logEntry })
  }, labStartMs)
  afterAll(() => lab.close())
  beforeEach(async () => {
    await page.reload()
    await untilPainted(page)
  })

  test('arrive trusted, in order, and the page can measure their pace', async () => {
    await lab.keys.scan('130123456789012345\r', { gapMs: 5 })
    const events = await keydowns(page, 19)
    expect(events.every(({ isTrusted }) => isTrusted)).toBe(true)
    expect(events.map(({ key }) => key).join(' ')).toBe('1 3 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 Enter')
    expect(await typed(page)).toBe('130123456789012345')
    const gapsMs = events
      .slice(1)
      .map(({ timeStamp }, index) => timeStamp - events[index]!.timeStamp)
    const middleMs = gapsMs.toSorted((a, b) => a - b)[9]
    // On a loaded machine a single gap may be long, the middle one is still a scanner's.
    expect(middleMs).toBeGreaterThanOrEqual(4)
    expect(middleMs).toBeLessThan(40)
  })

  test('of a new window go to that window', async () => {
    const second = await lab.open({ body: keyLog, entry: logEntry })
    await lab.keys.scan('77')
    await keydowns(second, 2)
    expect(await typed(second)).toBe('77')
    expect(await keydowns(page, 0)).toEqual([])
    await second.close()
    await lab.focus(page)
  })

  test('write every character of ASCII', async () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join(
      '',
    )
    await lab.keys.scan(ascii, { gapMs: 1 })
    await page.waitForFunction(
      (length) => document.querySelector('input')?.value.length === length,
      95,
    )
    expect(await typed(page)).toBe(ascii)
  })

  test('of a control character are Ctrl with its letter', async () => {
    await lab.keys.scan('\n\u001D')
    const events = await keydowns(page, 4)
    expect(events.map(({ key, code, ctrlKey }) => [key, code, ctrlKey])).toEqual([
      ['Control', 'ControlLeft', true],
      ['j', 'KeyJ', true],
      ['Control', 'ControlLeft', true],
      [']', 'BracketRight', true],
    ])
  })

  test('keep their places under a French layout, and lose their digits', async () => {
    await lab.keys.layout('fr')
    await lab.keys.scan('130')
    const events = await keydowns(page, 3)
    await lab.keys.layout('us')
    expect(await typed(page)).toBe('&"à')
    expect(events.map(({ code, keyCode }) => [code, keyCode])).toEqual([
      ['Digit1', 49],
      ['Digit3', 51],
      ['Digit0', 48],
    ])
  })

  test('of the keypad move the cursor with NumLock off, and are digits with it on', async () => {
    await lab.keys.scan('13', { keypad: true })
    const off = await keydowns(page, 2)
    expect(off.map(({ key, code }) => [key, code])).toEqual([
      ['End', 'Numpad1'],
      ['PageDown', 'Numpad3'],
    ])
    expect(await typed(page)).toBe('')
    await lab.keys.toggle('Num_Lock')
    await lab.keys.scan('13', { keypad: true })
    await lab.keys.toggle('Num_Lock')
    await keydowns(page, 6)
    expect(await typed(page)).toBe('13')
  })

  test('flip letters, not digits, with CapsLock on', async () => {
    await lab.keys.toggle('Caps_Lock')
    await lab.keys.scan('aB1')
    await lab.keys.toggle('Caps_Lock')
    await keydowns(page, 6)
    expect(await typed(page)).toBe('Ab1')
  })

  test('that are held do not repeat', async () => {
    await lab.keys.hold(10)
    // Real time: longer than the 660 ms after which the next suite's display repeats.
    await lab.keys.press([11], 1_400)
    await lab.keys.release(10)
    const events = await keydowns(page, 2)
    expect(events.map(({ key, repeat }) => [key, repeat])).toEqual([
      ['1', false],
      ['2', false],
    ])
  })
})

describeWith(keyLabNeeds, 'real keys of a display that repeats', () => {
  let lab: KeyLab
  beforeAll(async () => {
    lab = await startKeyLab({ autoRepeat: true })
  }, labStartMs)
  afterAll(() => lab.close())

  test('repeat when they are held', async () => {
    const page = await lab.open({ body: keyLog, entry: logEntry })
    await lab.keys.hold(10)
    const events = await keydowns(page, 3)
    await lab.keys.release(10)
    expect(events.slice(0, 3).map(({ repeat }) => repeat)).toEqual([false, true, true])
  })
})
