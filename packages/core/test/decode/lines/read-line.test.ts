import { w1 } from '@paycode/simulator/testing'
import { readLine } from '../../../src/decode/lines/read-line.ts'
import { contentOf } from '../keyboard/play.ts'
import { fakeTime } from '../../ready/support/fake-time.ts'
import { instant } from '../../../src/age.ts'

const source = { kind: 'serial', id: 'COM3' } as const

/** The result of a line that began now, after the clocks have changed. */
function read(text: string, overflow = false, happens = (_: ReturnType<typeof fakeTime>) => {}) {
  const time = fakeTime()
  const begun = instant(time)
  happens(time)
  return { ...contentOf(readLine({ text, overflow, begun }, source, time)), begun }
}

describe('readLine', () => {
  test('is the scan of the line, without its framing', () => {
    const { begun, ...scan } = read(`\u0002]C0${w1}\u0003`)
    expect(scan).toStrictEqual({
      ...{ text: w1, aim: ']C0', symbology: 'code-128', source, receivedAt: begun.wall },
    })
  })

  test('trims nothing', () => {
    expect(read(` ${w1}\t`)).toMatchObject({ text: ` ${w1}\t` })
  })

  test('refuses what was too long, masked', () => {
    const { begun, ...rejection } = read(`]Q1${w1}`, true)
    expect(rejection).toStrictEqual({
      ...{ status: 'rejected', reason: 'overflow', masked: '13…89', source, at: begun.wall },
    })
  })

  test('is as old as its first character, by the clock that went on further', () => {
    const slept = read(w1, false, (time) => time.sleep(70_000))
    expect(slept).toMatchObject({ receivedAt: slept.begun.wall })
    const setBack = read(w1, false, (time) => {
      time.pass(70_000)
      time.shiftWall(-70_000)
    })
    expect(setBack).toMatchObject({ receivedAt: setBack.begun.wall - 70_000 })
  })
})
