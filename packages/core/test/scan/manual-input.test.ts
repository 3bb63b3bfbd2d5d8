import { w1 } from '@paycode/simulator/testing'
import { manualInput } from '../../src/scan/manual-input.ts'
import type { Scan } from '../../src/scan/scan.ts'

const clock = { monotonic: () => 5, wall: () => 1_700_000_000_000 }

describe('manualInput', () => {
  test('makes a scan of what was submitted, as it was typed', () => {
    const input = manualInput({ id: 'form', clock })
    const scans: Scan[] = []
    input.scans$.subscribe((scan) => scans.push(scan))
    input.submit(w1)
    input.submit(` ]C0${w1}\n`)
    const rest = { source: { kind: 'manual', id: 'form' }, receivedAt: 1_700_000_000_000 }
    expect(scans).toStrictEqual([
      { text: w1, ...rest },
      { text: ` ]C0${w1}\n`, ...rest },
    ])
  })

  test('is named manual unless it is given a name', () => {
    expect(manualInput()).toMatchObject({ id: 'manual', kind: 'manual' })
    expect(manualInput({ id: 'form' })).toMatchObject({ id: 'form', kind: 'manual' })
  })

  test('takes the time of the system where no clock is given', () => {
    const input = manualInput()
    const scans: Scan[] = []
    const before = Date.now()
    input.scans$.subscribe((scan) => scans.push(scan))
    input.submit(w1)
    expect(scans[0]?.receivedAt).toBeGreaterThanOrEqual(before)
    expect(scans[0]?.receivedAt).toBeLessThanOrEqual(Date.now())
  })

  test('without a subscriber what is submitted goes nowhere, not even later', () => {
    const input = manualInput({ clock })
    const texts: string[] = []
    input.submit('before')
    const subscription = input.scans$.subscribe(({ text }) => texts.push(text))
    input.submit('during')
    subscription.unsubscribe()
    input.submit('after')
    input.scans$.subscribe(({ text }) => texts.push(text))
    expect(texts).toStrictEqual(['during'])
  })

  test('is open while it has a subscriber, and has no rejections', () => {
    const input = manualInput({ clock })
    const states: string[] = []
    const rejections: unknown[] = []
    input.status$.subscribe(({ state }) => states.push(state))
    const scans = input.scans$.subscribe()
    const other = input.rejections$.subscribe((rejection) => rejections.push(rejection))
    input.submit('')
    scans.unsubscribe()
    expect(states).toStrictEqual(['closed', 'opening', 'open'])
    other.unsubscribe()
    input.scans$.subscribe()
    expect(states.slice(3)).toStrictEqual(['closed', 'opening', 'open'])
    expect(rejections).toStrictEqual([])
  })
})
