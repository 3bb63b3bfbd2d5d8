import fc from 'fast-check'

/** How a ledger answers one claim. `later`: correctly, after this many ms; 2 000 is too late. */
export type Mood =
  | { readonly answers: 'at once' | 'never' | 'garbage' | 'full' | 'lost' | 'away' | 'lies' }
  | { readonly answers: 'later'; readonly afterMs: number }

/** The events at a till. Codes are numbers; a scan in a standstill comes this many ms after its beginning. */
export type Step =
  | { readonly do: 'scan'; readonly code: number }
  | { readonly do: 'product' }
  | { readonly do: 'arm' | 'disarm' | 'restart' }
  | { readonly do: 'mood'; readonly mood: Mood }
  | { readonly do: 'pass' | 'sleep' | 'shiftWall'; readonly ms: number }
  | {
      readonly do: 'stop'
      readonly ms: number
      readonly scans: readonly { readonly code: number; readonly afterMs: number }[]
    }

const code = fc.nat(3)

const mood: fc.Arbitrary<Mood> = fc.oneof(
  fc.record({
    answers: fc.constantFrom('at once', 'never', 'garbage', 'full', 'lost', 'away', 'lies'),
  }),
  fc.record({
    answers: fc.constant('later' as const),
    afterMs: fc.constantFrom(1, 700, 1_999, 2_001, 30_000),
  }),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ do: fc.constant('scan' as const), code }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('product' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('arm' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('disarm' as const, 'restart' as const) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('mood' as const), mood }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 300, 1_500, 2_999, 3_000, 3_001, 20_000, 57_000, 59_999, 60_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('sleep' as const),
      ms: fc.constantFrom(900, 30_000, 70_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('shiftWall' as const),
      ms: fc.constantFrom(-3_600_000, 3_600_000, -500, 500),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('stop' as const),
      ms: fc.constantFrom(800, 5_000, 62_000, 90_000),
      scans: fc.array(fc.record({ code, afterMs: fc.nat(90_000) }), { maxLength: 3 }),
    }),
  },
)

export const schedules: fc.Arbitrary<Step[]> = fc.array(step, { maxLength: 40, size: 'max' })
