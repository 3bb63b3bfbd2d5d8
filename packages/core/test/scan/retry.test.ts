import { virtualTime } from '@paycode/simulator/testing'
import { Retry } from '../../src/scan/retry.ts'

/** A task that always fails, with the moments at which it was tried. */
function failing() {
  const time = virtualTime()
  const triedAt: number[] = []
  const retry = new Retry(time.scheduler, { firstMs: 100, maxMs: 500 }, () => {
    triedAt.push(time.monotonic())
    retry.later()
  })
  return { time, retry, triedAt, begunAt: time.monotonic() }
}

test('waits twice as long after each failure, up to the maximum', () => {
  const { time, retry, triedAt, begunAt } = failing()
  retry.later()
  time.pass(1_700)
  expect(triedAt.map((at) => at - begunAt)).toEqual([100, 300, 700, 1_200, 1_700])
})

test('waits for the shortest time again after a reset', () => {
  const { time, retry, triedAt, begunAt } = failing()
  retry.later()
  time.pass(300)
  retry.reset()
  retry.later()
  time.pass(100)
  expect(triedAt.map((at) => at - begunAt)).toEqual([100, 300, 400])
})

test('has one retry scheduled at a time, and none after cancel', () => {
  const { time, retry, triedAt } = failing()
  retry.later()
  retry.in(10)
  time.pass(10)
  expect(triedAt).toHaveLength(1)
  retry.cancel()
  time.pass(10_000)
  expect(triedAt).toHaveLength(1)
})
