import { setTimeout as delay } from 'node:timers/promises'
import { deadline } from '../src/deadline.ts'

const never = new Promise<never>(() => {})
const codeOf = async (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )

test('gives the answer, or the error, that comes in time', async () => {
  const within = deadline(1_000)
  expect(await within(delay(10, 'yes'))).toBe('yes')
  await expect(within(Promise.reject(new Error('no')))).rejects.toThrow('no')
})

test('each has its own deadline, though one timer serves all', async () => {
  jest.useFakeTimers()
  try {
    const within = deadline(100)
    const late: string[] = []
    const ask = (name: string, asked: Promise<unknown>) =>
      within(asked).catch(() => late.push(`${name} ${performance.now() - startedAt}`))
    const startedAt = performance.now()
    void ask('a', never)
    await jest.advanceTimersByTimeAsync(40)
    void ask('b', never)
    void ask('answered', Promise.resolve())
    await jest.advanceTimersByTimeAsync(59)
    expect(late).toEqual([])
    await jest.advanceTimersByTimeAsync(1_000)
    expect(late).toEqual(['a 100', 'b 140'])
    expect(jest.getTimerCount()).toBe(0)
    void ask('c', never)
    await jest.advanceTimersByTimeAsync(100)
    expect(late.at(-1)).toBe('c 1199')
  } finally {
    jest.useRealTimers()
  }
})

test('its timer keeps no process alive', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const before = timers()
  await deadline(10_000)(Promise.resolve())
  expect(timers()).toBe(before)
})

test('too late is ledger-unreachable', async () => {
  const within = deadline(5)
  const kept = setTimeout(() => {}, 10_000)
  expect(await codeOf(within(never))).toBe('ledger-unreachable')
  clearTimeout(kept)
})
