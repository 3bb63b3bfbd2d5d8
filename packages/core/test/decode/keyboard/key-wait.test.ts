import { virtualTime } from '@paycode/simulator/testing'
import { KeyWait } from '../../../src/decode/keyboard/key-wait.ts'

function waiting() {
  const time = virtualTime()
  const overAt: number[] = []
  const wait = new KeyWait(time, time.scheduler, () => overAt.push(time.now()))
  return { time, wait, overAt }
}

test('ends at its time, once, and each start begins it again', () => {
  const { time, wait, overAt } = waiting()
  wait.start(50)
  time.pass(40)
  wait.start(50)
  time.pass(200)
  expect(overAt).toEqual([90])
})

test('gives the keys behind a block of the machine time to be read', () => {
  const { time, wait, overAt } = waiting()
  wait.start(50)
  time.block(70)
  time.pass(0)
  expect(overAt).toEqual([])
  time.pass(20)
  expect(overAt).toEqual([90])
})

test('is late already where its time lies in the past', () => {
  const { time, wait, overAt } = waiting()
  time.pass(100)
  wait.startUntil(80)
  time.pass(19)
  expect(overAt).toEqual([])
  time.pass(1)
  expect(overAt).toEqual([120])
})

test('a wait that was stopped never ends', () => {
  const { time, wait, overAt } = waiting()
  wait.start(50)
  wait.stop()
  time.pass(200)
  expect(overAt).toEqual([])
})
