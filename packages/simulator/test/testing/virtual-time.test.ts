import { epoch, settled, virtualTime } from '../../src/testing/index.ts'

function atMoments() {
  const time = virtualTime()
  const moments: number[] = []
  const mark = (): void => void moments.push(time.now())
  return { time, moments, mark }
}

test('each timer runs at its own time, none before', () => {
  const { time, moments, mark } = atMoments()
  time.scheduler.schedule(mark, 30)
  time.scheduler.schedule(mark, 10)
  time.pass(29)
  expect(moments).toEqual([10])
  time.pass(1)
  expect(moments).toEqual([10, 30])
  expect(time.now()).toBe(30)
})

test('timers are those that wait, without the ones that were cancelled', () => {
  const { time, mark } = atMoments()
  time.scheduler.schedule(mark, 10).unsubscribe()
  time.scheduler.schedule(mark, 20)
  expect(time.timers).toBe(1)
  time.pass(20)
  expect(time.timers).toBe(0)
})

test('promises settle on the way, before later timers run', async () => {
  const { time, moments, mark } = atMoments()
  time.scheduler.schedule(() => {
    void settled().then(mark)
  }, 10)
  time.scheduler.schedule(mark, 20)
  await time.passAsync(50, async () => {
    await settled()
    await settled()
  })
  expect(moments).toEqual([10, 20])
  expect(time.now()).toBe(50)
})

test('what becomes due while the process is busy runs late', () => {
  const { time, moments, mark } = atMoments()
  time.scheduler.schedule(mark, 10)
  time.block(100)
  expect(moments).toEqual([])
  time.pass(0)
  expect(moments).toEqual([100])
})

test.each([
  ['sleep', { monotonic: 0, wall: 1_000 }],
  ['shiftWall', { monotonic: 0, wall: 1_000 }],
  ['stop', { monotonic: 1_000, wall: 1_000 }],
  ['pass', { monotonic: 1_000, wall: 1_000 }],
] as const)('%s moves the clocks that it should', (way, { monotonic, wall }) => {
  const time = virtualTime({ monotonicAt: 5, wallAt: epoch })
  time[way](1_000)
  expect({ monotonic: time.monotonic() - 5, wall: time.wall() - epoch }).toEqual({
    monotonic,
    wall,
  })
})
