import fc from 'fast-check'
import type { Instant } from '../../src/age.ts'
import type { Outcome } from '../../src/ready/ready-codes.ts'
import { madeUp } from './support/codes.ts'
import { askedLedger, type Question } from './support/fake-ledger.ts'
import { till } from './support/till.ts'

// The stream against the simplest model: what must hold whatever is scanned, armed and answered, at any time.

const freshMs = 60_000
const holdMs = 3_000

type Answer = 'claimed' | 'already-claimed' | 'garbage' | 'failure'

type Event =
  | { do: 'scan'; code: number; by: 'left' | 'right'; lateMs: number }
  | { do: 'arm' }
  | { do: 'disarm' }
  | { do: 'answer'; which: number; answer: Answer }
  | { do: 'pass'; ms: number }
  | { do: 'sleep'; ms: number }
  | { do: 'shiftWall'; ms: number }

const events = (lateMs: number[]): fc.Arbitrary<Event[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          do: fc.constant('scan' as const),
          code: fc.nat(2),
          by: fc.constantFrom('left' as const, 'right' as const),
          lateMs: fc.constantFrom(...lateMs),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constantFrom('arm' as const, 'disarm' as const) }),
      },
      {
        weight: 5,
        arbitrary: fc.record({
          do: fc.constant('answer' as const),
          which: fc.nat(3),
          // A wrong ledger: it answers `claimed` for the same code again and again.
          answer: fc.constantFrom<Answer>(
            'claimed',
            'claimed',
            'already-claimed',
            'garbage',
            'failure',
            'failure',
          ),
        }),
      },
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('pass' as const),
          ms: fc.constantFrom(1, 500, 1_999, 2_000, 2_999, 3_000, 20_000, 57_000, 59_999, 60_000),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('sleep' as const),
          ms: fc.constantFrom(30_000, 120_000),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('shiftWall' as const),
          ms: fc.constantFrom(-3_600_000, -3_600_000, 3_600_000, -500, 500),
        }),
      },
    ),
    { maxLength: 60 },
  )

interface Look {
  readonly code: string
  readonly at: Instant
  /** Time since the previous look at the same code, by the clock that advanced further. */
  readonly gapMs: number
  /** Number of orders armed before. */
  readonly arms: number
}

function run(gate: 'manual' | 'always-armed', all: readonly Event[], onlyPrompt: boolean): void {
  const pending: Question[] = []
  const ledger = askedLedger((question) => pending.push(question))
  const shop = till({ gate, ledger })
  const { time } = shop
  const looks: Look[] = []
  const firstSeen = new Map<string, Instant>()
  const lastSeen = new Map<string, Instant>()
  const toldOf = new Map<string, Look>()
  const taken: string[] = []
  const served: string[] = []
  let arms = 0
  let open: string | undefined
  let lastReported = -1
  shop.listening.unsubscribe()

  function check(outcome: Outcome): void {
    const { source } = outcome.status === 'ready' ? outcome.code : outcome
    const number = Number(source.id)
    const look = looks[number]!
    // In the order of the scans, and of each scan once.
    expect(number).toBeGreaterThan(lastReported)
    lastReported = number
    // Once per hold.
    const before = toldOf.get(look.code)
    if (before && onlyPrompt) {
      const newScan = looks
        .slice(looks.indexOf(before) + 1, number + 1)
        .some(({ code, gapMs }) => code === look.code && gapMs >= holdMs)
      expect(newScan || before.arms < look.arms).toBe(true)
    }
    toldOf.set(look.code, look)
    if (outcome.status !== 'ready') return
    // Fresh by both clocks, counted from the first look, whenever it was delivered.
    const first = firstSeen.get(look.code)!
    expect(time.monotonic() - first.monotonic).toBeLessThan(freshMs)
    expect(time.wall() - first.wall).toBeLessThan(freshMs)
    taken.push(outcome.code.take())
    expect(taken.at(-1)).toBe(look.code)
    expect(outcome.code.orderId).toBe(open)
    if (open !== undefined) served.push(open)
  }
  // An error thrown by a subscriber would not reach the test, so it is kept until the end.
  const faults: unknown[] = []
  const listening = shop.outcomes$.subscribe((outcome) => {
    try {
      check(outcome)
    } catch (fault) {
      faults.push(fault)
    }
  })

  function scan(code: string, by: 'left' | 'right', lateMs: number): void {
    const at = { monotonic: time.monotonic() - lateMs, wall: time.wall() - lateMs }
    const last = lastSeen.get(code)
    const gapMs = last
      ? Math.max(at.monotonic - last.monotonic, at.wall - last.wall)
      : Number.POSITIVE_INFINITY
    lastSeen.set(code, at)
    const first = firstSeen.get(code) ?? at
    const isEarlier = at.monotonic < first.monotonic && at.wall < first.wall
    firstSeen.set(code, isEarlier ? at : first)
    looks.push({ code, at, gapMs, arms })
    const source = { kind: 'keyboard', id: String(looks.length - 1) } as const
    shop[by].scan(code, { source, receivedAt: at.wall })
  }

  function arm(): void {
    if (gate !== 'manual') return
    try {
      shop.arm({ orderId: `order-${arms + 1}` })
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError)
      return
    }
    arms += 1
    open = `order-${arms}`
  }

  function answer({ which, answer: given }: Extract<Event, { do: 'answer' }>): void {
    const [question] = pending.splice(which % (pending.length || 1), 1)
    if (given === 'failure') question?.fail()
    else question?.answer(given)
  }

  function play(event: Event): void {
    switch (event.do) {
      case 'scan':
        return scan(madeUp(event.code), event.by, event.lateMs)
      case 'arm':
        return arm()
      case 'disarm':
        open = undefined
        return shop.disarm()
      case 'answer':
        return answer(event)
      case 'pass':
      case 'sleep':
      case 'shiftWall':
        return time[event.do](event.ms)
    }
  }
  for (const event of all) play(event)

  if (faults.length > 0) throw faults[0]
  // No code twice; one code an order.
  expect(new Set(taken).size).toBe(taken.length)
  expect(new Set(served).size).toBe(served.length)

  // It still works: after all this, a new code for a new order is ready at once.
  for (const question of pending.splice(0)) question.answer('claimed')
  time.pass(2_000)
  shop.disarm()
  open = undefined
  arm()
  const readyBefore = taken.length
  scan(madeUp(9), 'left', 0)
  pending[0]!.answer('claimed')
  expect(taken.slice(readyBefore)).toEqual([madeUp(9)])
  listening.unsubscribe()
  if (faults.length > 0) throw faults[0]
  expect([shop.left.subscriptions, shop.right.subscriptions, time.timers]).toEqual([0, 0, 0])
}

describe.each(['manual', 'always-armed'] as const)('gate: %s', (gate) => {
  test('no code twice, none too old, one an order, in order, once per hold, never stuck', () => {
    fc.assert(
      fc.property(events([0]), (all) => run(gate, all, true)),
      { numRuns: 1_000 },
    )
  })

  test('also when scans are delivered late', () => {
    fc.assert(
      fc.property(events([0, 0, 50, 500, 5_000, 61_000]), (all) => run(gate, all, false)),
      { numRuns: 1_000 },
    )
  })
})
