import fc from 'fast-check'
import { arm, outcomes, replayed, traceOf, typed, w1, w2, type Line } from './traces.ts'

const hourMs = 3_600_000
const sleep = (t: number, ms: number): Line => ({ t, type: 'sleep', ms })
const setClock = (t: number, shiftMs: number): Line => ({ t, type: 'wall-clock', shiftMs })

/**
 * A code is shown while nothing is armed, so that its age begins. Then something happens to the clocks. Then an order is armed
 * and the code is shown again, with its last digit at `shownAt - 8` and its Enter at `shownAt`.
 */
const shownAgain = (between: readonly Line[], shownAt: number, armAt = shownAt - 200): string =>
  traceOf({}, typed(w1), [...between], arm(armAt), typed(w1, { at: shownAt - 144 }))

/** The verdict on the second look. The age counts from the last digit of the first look, t 136. */
const verdict = async (between: readonly Line[], shownAt: number): Promise<string | undefined> =>
  (await outcomes(shownAgain(between, shownAt)))[1]

describe('age', () => {
  test.each([
    [60_135, `60135 ${w1}`],
    [60_136, '60136 (expired)'],
    [600_000, '600000 (expired)'],
  ])('shown again at %s', async (shownAt, expected) => {
    expect(await verdict([], shownAt)).toBe(expected)
  })

  test('looks in between do not renew it', async () => {
    const looks = [1, 2, 3, 4, 5].map((n) => typed(w1, { at: n * 10_000 }))
    const text = traceOf({}, typed(w1), ...looks, arm(58_000), typed(w1, { at: 59_992 }))
    expect((await outcomes(text)).at(-1)).toBe('60136 (expired)')
  })

  test('of a ready code counts from its first look', async () => {
    const lines = await replayed(shownAgain([], 30_000))
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ scanned_at: 136, expires_at: 60_136 })
  })
})

describe('a wall clock set back an hour', () => {
  const back = [setClock(1_000, -hourMs)]

  test('makes no old code young', async () => {
    expect(await verdict(back, 60_136)).toBe('60136 (expired)')
  })

  test('makes no young code old', async () => {
    expect(await verdict(back, 60_135)).toBe(`60135 ${w1}`)
  })

  test('again and again, neither', async () => {
    const often = [1, 2, 3, 4].map((n) => setClock(n * 1_000, -hourMs))
    expect(await verdict(often, 60_136)).toBe('60136 (expired)')
    expect(await verdict(often, 60_135)).toBe(`60135 ${w1}`)
  })

  test('shows in the times of what is scanned afterwards', async () => {
    const text = traceOf({ gate: 'always-armed' }, setClock(0, -hourMs), typed(w1, { at: 1_000 }))
    const [line] = await replayed(text)
    expect(JSON.parse(line ?? '')).toMatchObject({ scanned_at: 1_136 - hourMs, t: 1_144 })
  })
})

describe('a wall clock set forward an hour', () => {
  test('makes a code old at once: the machine may have slept', async () => {
    expect(await verdict([setClock(1_000, hourMs)], 5_000)).toBe('5000 (expired)')
  })

  test('by less than the limit counts as that much', async () => {
    expect(await verdict([setClock(1_000, 10_000)], 50_135)).toBe(`50135 ${w1}`)
    expect(await verdict([setClock(1_000, 10_000)], 50_136)).toBe('50136 (expired)')
  })

  test('twice counts twice', async () => {
    const twice = [setClock(1_000, 10_000), setClock(2_000, 10_000)]
    expect(await verdict(twice, 40_135)).toBe(`40135 ${w1}`)
    expect(await verdict(twice, 40_136)).toBe('40136 (expired)')
  })

  test('and back again counts as nothing', async () => {
    const there = [setClock(1_000, hourMs), setClock(2_000, -hourMs)]
    expect(await verdict(there, 60_135)).toBe(`60135 ${w1}`)
    expect(await verdict(there, 60_136)).toBe('60136 (expired)')
  })

  test('once found too old, a code stays so when the clock is set right', async () => {
    const text = traceOf(
      {},
      typed(w1),
      setClock(1_000, hourMs),
      arm(4_000),
      typed(w1, { at: 5_000 }),
      setClock(6_000, -hourMs),
      typed(w1, { at: 9_000 }),
    )
    expect(await outcomes(text)).toEqual(['144 (not-armed)', '5144 (expired)', '9144 (expired)'])
  })
})

describe('a sleep of two minutes', () => {
  const twoMinutes = [sleep(1_000, 120_000)]

  test('that the stamps count: the code is expired', async () => {
    expect(await outcomes(shownAgain(twoMinutes, 125_000))).toEqual([
      '144 (not-armed)',
      '125000 (expired)',
    ])
  })

  test('that the stamps do not count: the code is expired', async () => {
    expect(await outcomes(shownAgain(twoMinutes, 5_000))).toEqual([
      '144 (not-armed)',
      '5000 (expired)',
    ])
  })

  test('that falls between the last digit and the verdict makes no code young', async () => {
    const inQuietTime = traceOf(
      { gate: 'always-armed' },
      typed(w1, { enter: false }),
      sleep(145, 120_000),
      { t: 900, type: 'blur' },
    )
    expect(await outcomes(inQuietTime)).toEqual(['536 (expired)'])
  })

  test('that falls between two digits cuts the scan', async () => {
    const keys = typed(w1)
    const asleep = sleep(130, 120_000)
    const cut = traceOf({ gate: 'always-armed' }, keys.slice(0, 33), asleep, keys.slice(33))
    expect(await outcomes(cut)).toEqual(['136 (incomplete)'])
  })

  test('does not age a code that is first shown after it', async () => {
    for (const at of [5_000, 125_000]) {
      const text = traceOf({ gate: 'always-armed' }, ...twoMinutes, typed(w1, { at }))
      expect(await outcomes(text)).toEqual([`${at + 144} ${w1}`])
    }
  })

  test('the wall clock goes on in it, whatever the stamps do', async () => {
    const scannedAt = async (at: number): Promise<unknown> => {
      const text = traceOf({ gate: 'always-armed' }, ...twoMinutes, typed(w1, { at }))
      return JSON.parse((await replayed(text))[0] ?? '').scanned_at
    }
    expect(await scannedAt(125_000)).toBe(125_136)
    expect(await scannedAt(5_000)).toBe(125_136)
  })

  test('the first stamp at its end counts it, one before does not', async () => {
    const scannedAt = async (armAt: number): Promise<unknown> => {
      const text = traceOf({}, sleep(1_000, 120_000), arm(armAt), typed(w1, { at: 130_000 }))
      return JSON.parse((await replayed(text))[0] ?? '').scanned_at
    }
    expect(await scannedAt(121_000)).toBe(130_136)
    expect(await scannedAt(120_999)).toBe(250_136)
  })
})

describe('a sleep that brings a code to its limit', () => {
  test.each([
    ['counted by the stamps', 59_999 - 9_864, 10_000, 60_135],
    ['not counted by the stamps', 59_999 - 9_864, 10_000, 10_000],
  ])('%s', async (_, ms, awakeUntil, shownAt) => {
    expect(awakeUntil + ms - 136).toBe(59_999)
    expect(await verdict([sleep(1_000, ms)], shownAt)).toBe(`${shownAt} ${w1}`)
    expect(await verdict([sleep(1_000, ms)], shownAt + 1)).toBe(`${shownAt + 1} (expired)`)
  })

  test('several sleeps add up', async () => {
    const nap = (t: number): Line => sleep(t, 20_000)
    expect(await verdict([nap(1_000), nap(2_000), nap(3_000)], 4_000)).toBe('4000 (expired)')
    expect(await verdict([nap(1_000), nap(2_000)], 4_000)).toBe(`4000 ${w1}`)
    const counted = [nap(1_000), nap(21_000), nap(41_000)]
    expect(await verdict(counted, 62_000)).toBe('62000 (expired)')
  })

  test('of no length changes nothing', async () => {
    expect(await verdict([sleep(1_000, 0)], 60_135)).toBe(`60135 ${w1}`)
  })
})

describe('a late delivery after a sleep', () => {
  const late = (at: number, d: number): Promise<string[]> =>
    replayed(
      traceOf(
        { gate: 'always-armed' },
        sleep(1_000, 120_000),
        { t: at - 500, type: 'focus' },
        typed(w1, { at, more: () => ({ d }) }),
      ),
    )

  test.each([
    ['that the stamps count', 125_000, 125_136],
    ['that the stamps do not count', 5_000, 125_136],
  ])('%s is reported as late as it was', async (_, at, scannedAt) => {
    const [line] = await late(at, at + 1_500)
    expect(JSON.parse(line ?? '')).toMatchObject({ scanned_at: scannedAt, t: at + 1_500 })
    const [stale] = await late(at, at + 5_001)
    expect(JSON.parse(stale ?? '')).toMatchObject({ reason: 'stale-input', t: at + 5_001 })
  })
})

describe('timers', () => {
  test('stand still in sleep: a code without a terminator is ready after it', async () => {
    const keys = typed(w1, { enter: false })
    const text = traceOf({ gate: 'always-armed' }, keys, sleep(150, 10), { t: 155, type: 'focus' })
    expect(await outcomes(text)).toEqual([`536 ${w1}`])
  })
})

/** Something that happens to the clocks between two looks, and its real duration. */
type Happening =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'sleep'; readonly ms: number; readonly counted: boolean }
  | { readonly kind: 'set'; readonly ms: number }

/** Runs the events one second apart, and returns the real time until the second look. */
function story(happenings: readonly Happening[]): { text: string; reallyMs: number } {
  const between: Line[] = []
  let t = 1_000
  let notCountedMs = 0
  for (const { kind, ms, ...rest } of happenings) {
    if (kind === 'wait') t += ms
    if (kind === 'set') between.push(setClock(t, ms))
    if (kind === 'sleep') {
      between.push(sleep(t, ms))
      const counted = 'counted' in rest && rest.counted
      if (counted) t += ms
      else notCountedMs += ms
      // The stamp that shows whether the sleep counted.
      between.push({ t, type: 'focus' })
    }
    t += 1_000
  }
  const shownAt = t + 200
  return { text: shownAgain(between, shownAt, t), reallyMs: shownAt + notCountedMs - 136 }
}

const ms = fc.integer({ min: 1, max: 40_000 })
const wait = fc.record({ kind: fc.constant('wait' as const), ms })
const nap = fc.record({ kind: fc.constant('sleep' as const), ms, counted: fc.boolean() })
const back = fc.record({
  kind: fc.constant('set' as const),
  ms: fc.integer({ min: -hourMs, max: -1 }),
})
const forward = fc.record({
  kind: fc.constant('set' as const),
  ms: fc.integer({ min: 1, max: hourMs }),
})

// Both clocks may be wrong, but not about the same minute. Two clocks cannot reveal an unnoticed sleep during which the wall clock
// was set back by the length of the sleep.
test.each([
  ['waits and sleeps', fc.oneof(wait, nap)],
  ['waits, sleeps and a clock set forward', fc.oneof(wait, nap, forward)],
  ['waits and a clock set back', fc.oneof(wait, back)],
])('through %s, no code older than a minute is ever ready', async (_, happening) => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 5 }), async (happenings) => {
      const { text, reallyMs } = story(happenings)
      const last = (await outcomes(text)).at(-1) ?? ''
      if (reallyMs >= 60_000) expect(last).toMatch(/\(expired\)$/)
      else if (!happenings.some(({ kind, ms: by }) => kind === 'set' && by > 0)) {
        expect(last).toMatch(new RegExp(`${w1}$`))
      }
    }),
    { numRuns: 100 },
  )
})

describe('a machine that is blocked in the middle of a scan', () => {
  /** From the tenth key on, everything is delivered late and together. */
  const blocked = (text: string, enter: boolean): string => {
    const lines = typed(text, { enter })
    const late = lines.map((line) => (line.t < 80 ? line : { ...line, d: 1_500 + line.t / 100 }))
    return traceOf({ gate: 'always-armed' }, late)
  }

  test('runs no timer before what waits for it', async () => {
    expect(await outcomes(blocked(w1, true))).toEqual([`1501.44 ${w1}`])
  })

  test('settles by silence what nothing follows', async () => {
    const [outcome] = await outcomes(blocked(w1, false))
    expect(outcome).toMatch(new RegExp(`^19\\d\\d.* ${w1}$`))
  })

  test('does not join a scan to one that ended long before', async () => {
    const later = typed(w2, { at: 900 }).map((line) => ({ ...line, d: 1_500 + line.t / 1_000 }))
    const text = traceOf({ gate: 'always-armed' }, typed(w1, { enter: false }), later)
    expect((await outcomes(text)).map((line) => line.replace(/^\S+ /, ''))).toEqual([w1, w2])
  })
})
