import { parseDescriptor } from '../../../src/decode/hid/parse-descriptor.ts'
import { keyboardLayoutOf } from '../../../src/decode/hid/keyboard-layout.ts'
import { RawKeyboard } from '../../../src/decode/hid/raw-keyboard.ts'
import type { HidEvent } from '../../../src/input/hid-event.ts'
import { hidDesk, hidOutcomes, opened, playHid } from './play-hid.ts'
import { hex, keyboardDescriptor, w1, w2 } from './reports.ts'

const keyboard = opened({ protocol: 'boot-keyboard' })
const none = '00 00 00 00 00 00 00 00'

/** Presses in short: `Digit1`, releases `-Digit1`, with what is held before it: `Shift+Digit1`. */
function presses(...lines: readonly string[]): string[] {
  const raw = new RawKeyboard(keyboardLayoutOf())
  return lines.flatMap((line, at) =>
    raw
      .read({ type: 'hid', at, device: 'a', reportId: 0, data: hex(line) }, at)
      .map(({ type, code, shiftKey, ctrlKey, altKey }) => {
        const held = [shiftKey && 'Shift+', ctrlKey && 'Ctrl+', altKey && 'Alt+'].filter(Boolean)
        return `${type === 'keyup' ? '-' : ''}${held.join('')}${code}`
      }),
  )
}

/** The reports with which a scanner types: each key pressed and released, 1 ms apart. */
const typing = (usages: readonly string[], from = 1_000, gapMs = 4): HidEvent[] =>
  usages
    .flatMap((usage) => [`00 00 ${usage} 00 00 00 00 00`, none])
    .map((line, place) => ({
      ...({ type: 'hid', device: 'a', reportId: 0 } as const),
      ...{ at: from + place * gapMs, data: hex(line) },
    }))

const usageOf = (digit: string): string =>
  (digit === '0' ? 0x27 : 0x1d + Number(digit)).toString(16)
const keypadOf = (digit: string): string =>
  (digit === '0' ? 0x62 : 0x58 + Number(digit)).toString(16)
const keysOf = (text: string, end = '28'): string[] => [...Array.from(text, usageOf), end]

describe('61', () => {
  test('a release between equal digits makes two', () => {
    expect(presses('00 00 1E 00 00 00 00 00', none, '00 00 1E 00 00 00 00 00')).toEqual([
      ...['Digit1', '-Digit1', 'Digit1'],
    ])
  })

  test('a report that is repeated at the idle rate is one press', () => {
    const one = '00 00 1E 00 00 00 00 00'
    expect(presses(one, one, one, none, none)).toEqual(['Digit1', '-Digit1'])
  })

  test('two keys in one report come in the order of the slots', () => {
    expect(presses('00 00 20 1F 00 00 00 00')).toEqual(['Digit3', 'Digit2'])
  })

  test('ErrorRollOver is no key, and what was down stays down', () => {
    const full = '00 00 01 01 01 01 01 01'
    expect(presses('00 00 1E 00 00 00 00 00', full, '00 00 1E 1F 00 00 00 00', full, none)).toEqual(
      [...['Digit1', 'Digit2', '-Digit1', '-Digit2']],
    )
  })

  test('different digits without a release between are both there', () => {
    expect(presses('00 00 20 00 00 00 00 00', '00 00 21 00 00 00 00 00')).toEqual([
      ...['Digit3', '-Digit3', 'Digit4'],
    ])
  })

  test('a key that moves to another slot was not released', () => {
    expect(presses('00 00 20 21 00 00 00 00', '00 00 21 00 00 00 00 00')).toEqual([
      ...['Digit3', 'Digit4', '-Digit3'],
    ])
  })

  test('the keypad and its Enter', () => {
    const code = [...Array.from(w1, keypadOf), '58']
    expect(hidOutcomes([keyboard, ...typing(code)])).toEqual([w1])
  })
})

test('modifiers hold for the keys of their report', () => {
  expect(presses('02 00 1E 00 00 00 00 00', none, '01 00 0D 00 00 00 00 00')).toEqual([
    ...['Shift+ShiftLeft', 'Shift+Digit1', '-Digit1', '-ShiftLeft'],
    ...['Ctrl+ControlLeft', 'Ctrl+KeyJ'],
  ])
})

test('18 digits and Enter are a scan, at the pace of any scanner', () => {
  for (const gapMs of [0.5, 1, 4, 20]) {
    expect(hidOutcomes([keyboard, ...typing(keysOf(w1), 1_000, gapMs)])).toEqual([w1])
  }
})

test('a scanner that is set to AZERTY presses Shift with each digit', () => {
  const events = typing(keysOf(w1)).map((event) =>
    event.type === 'hid' && event.data[2] !== 0 && event.data[2] !== 0x28
      ? { ...event, data: Uint8Array.of(2, ...event.data.subarray(1)) }
      : event,
  )
  expect(hidOutcomes([keyboard, ...events])).toEqual([w1])
})

test('digits as Alt and their number on the keypad', () => {
  const lines = Array.from(w1, (digit) => digit.charCodeAt(0).toString().padStart(4, '0')).flatMap(
    (number) => [
      '04 00 00',
      ...Array.from(number, (one) => [`04 00 ${keypadOf(one)}`, '04 00 00']).flat(),
      '00 00 00',
    ],
  )
  const events = [...lines, '00 00 28', '00 00 00'].map((line, place) => ({
    ...({ type: 'hid', device: 'a', reportId: 0, at: 1_000 + place } as const),
    data: hex(`${line} 00 00 00 00 00`),
  }))
  expect(hidOutcomes([keyboard, ...events])).toEqual([w1])
})

test('letters and signs, as a US layout has them', () => {
  const raw = new RawKeyboard(keyboardLayoutOf())
  const said = (line: string) =>
    raw.read({ type: 'hid', at: 0, device: 'a', reportId: 0, data: hex(line) }, 0)
  const read = (line: string) => {
    said(none)
    return said(line).at(-1)?.key
  }
  const keys = ['00 00 04', '02 00 04', '00 00 2D', '02 00 2F', '00 00 38', '00 00 3A', '00 00 65']
  expect(keys.map((line) => read(line))).toEqual(['a', 'A', '-', '{', '/', 'F1', 'Unknown'])
})

test('a scan that is queued before the opening is dropped with its rest', () => {
  // Digits at 4 ms: of W1 a part comes within 250 ms, and the rest after it.
  expect(hidOutcomes([keyboard, ...typing(keysOf(w1), 180), ...typing(keysOf(w2), 900)])).toEqual([
    w2,
  ])
  expect(hidOutcomes([keyboard, ...typing(keysOf(w1), 0, 1), ...typing(keysOf(w2), 251)])).toEqual([
    w2,
  ])
})

test('a scan that is cut by the unplugging is incomplete', () => {
  const begun = typing(Array.from(w1.slice(0, 11), usageOf))
  const close = { type: 'hid-close', at: 1_200, device: 'a' } as const
  expect(hidOutcomes([keyboard, ...begun, close])).toEqual(['(incomplete)'])
})

test('after unsubscription no key waits', () => {
  const desk = hidDesk()
  desk.happen([keyboard, ...typing(Array.from(w1, usageOf))])
  expect(desk.time.timers).toBe(1)
  desk.subscription.unsubscribe()
  expect(desk.time.timers).toBe(0)
})

test('a scan says that it came from an HID device', () => {
  const [scan] = playHid([keyboard, ...typing(keysOf(w1))])
  expect(scan).toMatchObject({ text: w1, source: { kind: 'hid', id: 'hid/a' } })
})

test('the descriptor gives the places of the keys', () => {
  const fields = parseDescriptor(keyboardDescriptor)
  expect(keyboardLayoutOf(fields)).toEqual({
    reportId: 0,
    modifiers: 0,
    keys: { from: 2, length: 6 },
  })
  // A combined keyboard: its reports are numbered, and a byte comes first.
  const numbered = parseDescriptor(
    hex(
      '05 01 09 06 A1 01 85 03 75 08 95 01 81 01 05 07 19 E0 29 E7 15 00 25 01 75 01 95 08 81 02 95 04 75 08 19 00 29 65 81 00 C0',
    ),
  )
  expect(keyboardLayoutOf(numbered)).toEqual({
    reportId: 3,
    modifiers: 1,
    keys: { from: 2, length: 4 },
  })
})

test('a report of another id or size is no key', () => {
  const raw = new RawKeyboard(keyboardLayoutOf())
  const read = (reportId: number, line: string) =>
    raw.read({ type: 'hid', at: 0, device: 'a', reportId, data: hex(line) }, 0)
  expect(read(1, '00 00 1E')).toEqual([])
  expect(read(0, '00 00')).toEqual([])
  expect(
    raw.read({ type: 'hid', at: 0, device: 'a', reportId: 0, data: new Uint8Array() }, 0),
  ).toEqual([])
  expect(read(0, '00 00 1E')).toHaveLength(1)
})

describe('an unknown layout', () => {
  /** Reports of a keyboard with report ids, read without a descriptor: the id precedes the keys. */
  const numbered = (usages: readonly string[], id = '01'): HidEvent[] =>
    typing(usages).map((event) =>
      'data' in event ? { ...event, data: Uint8Array.of(Number(id), ...event.data) } : event,
    )

  test('is a status after two reports with keys, once, and no key is read', () => {
    const [first, release, ...rest] = numbered(keysOf(w1))
    expect(hidOutcomes([keyboard, ...[first, release].flatMap((one) => one ?? [])])).toEqual([])
    expect(hidOutcomes([keyboard, ...numbered(keysOf(w1))])).toEqual(['<unknown-report-layout>'])
    expect(hidOutcomes([keyboard, ...rest, ...numbered(keysOf(w2))])).toEqual([
      '<unknown-report-layout>',
    ])
  })

  test('also where the binding splits the id off', () => {
    const events = typing(keysOf(w1)).map((event) => ({ ...event, reportId: 1 }) as HidEvent)
    expect(hidOutcomes([keyboard, ...events])).toEqual(['<unknown-report-layout>'])
  })

  test('releases alone say nothing', () => {
    const releases = numbered(['00', '00', '00'])
    expect(hidOutcomes([keyboard, ...releases])).toEqual([])
  })

  test('a descriptor gives the layout: other reports of that keyboard are no keys', () => {
    const device = { ...keyboard, fields: parseDescriptor(keyboardDescriptor) }
    const media = typing(keysOf(w2)).map((event) => ({ ...event, reportId: 3 }) as HidEvent)
    expect(hidOutcomes([device, ...media])).toEqual([])
  })
})
