import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  manualInput,
  readyCodes,
  type ManualInput,
  type Outcome,
  type WatchedLedger,
} from '@paycode/core'
import { type Clock } from '@paycode/core/adapter'
import fc from 'fast-check'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { sqliteLedger } from '../src/index.ts'

// Two tills share a ledger file. They scan, crash and restart, and their clock jumps forwards and backwards.

jest.setTimeout(300_000)

const folder = temporaryFolder()
const retainMs = 15 * 60_000
const hourMs = 60 * 60_000
const start = 1_700_000_000_000
const codes = ['134579302432164181', '131122334455667788', '130061098828009406']

type Event =
  | { do: 'scan'; till: number; code: number; together: boolean }
  | { do: 'crash'; till: number }
  | { do: 'power-cut' }
  | { do: 'pass'; ms: number }
  | { do: 'jump'; ms: number }

const till = fc.nat(1)
const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        ...{ do: fc.constant('scan' as const), till, code: fc.nat(2), together: fc.boolean() },
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), till }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('power-cut' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('pass' as const),
        ms: fc.constantFrom(1_000, 59_000, 60_000, retainMs - 1, retainMs, 30 * hourMs),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('jump' as const),
        ms: fc.constantFrom(-hourMs, hourMs, -10 * hourMs, 10 * hourMs),
      }),
    },
  ),
  { maxLength: 25 },
)

/** One till from start to crash; outcomes of a crashed till are ignored. */
interface Life {
  readonly input: ManualInput
  readonly ledger: WatchedLedger
  readonly outcomes: Outcome<'always-armed'>[]
}

class Shop {
  #file: string
  readonly #home = mkdtempSync(folder('shop-'))
  #disks = 0
  monotonic = 0
  wall = start
  readonly #lives: Life[]

  constructor() {
    this.#file = join(this.#home, 'ledger.db')
    this.#lives = [this.#begin(), this.#begin()]
  }

  #begin(): Life {
    const ledger = sqliteLedger({ file: this.#file })
    const clock: Clock = { monotonic: () => this.monotonic, wall: () => this.wall }
    const input = manualInput()
    const outcomes: Outcome<'always-armed'>[] = []
    const { outcomes$ } = readyCodes([input], {
      ...{ gate: 'always-armed', ledger, clock, retainMs, holdMs: 0, ledgerTimeoutMs: 60_000 },
    })
    outcomes$.subscribe((outcome) => outcomes.push(outcome))
    return { input, ledger, outcomes }
  }

  /** Scans with these tills at the same moment. Resolves to the outcomes. */
  async scan(tills: readonly number[], code: string): Promise<Outcome<'always-armed'>[]> {
    const lives = tills.flatMap((place) => this.#lives[place] ?? [])
    for (const { input } of lives) input.submit(code)
    const settled = (): boolean => lives.every(({ outcomes }) => outcomes.length > 0)
    while (!settled()) await new Promise((resolve) => void setImmediate(resolve))
    return lives.flatMap(({ outcomes }) => outcomes.splice(0))
  }

  /** Replaces a process by a new one, without its memory. */
  async crash(place: number): Promise<void> {
    await this.#lives[place]?.ledger.close()
    this.#lives[place] = this.#begin()
  }

  /** Ends all processes without closing the ledger: only the present files are left. */
  async powerCut(): Promise<void> {
    const before = this.#file
    this.#disks += 1
    const disk = join(this.#home, String(this.#disks))
    mkdirSync(disk)
    this.#file = join(disk, 'ledger.db')
    for (const ending of ['db', 'db-wal', 'key']) {
      const from = before.replace(/db$/, ending)
      if (existsSync(from)) copyFileSync(from, this.#file.replace(/db$/, ending))
    }
    const lost = this.#lives.splice(0)
    this.#lives.push(this.#begin(), this.#begin())
    await Promise.all(lost.map(({ ledger }) => ledger.close()))
  }

  async close(): Promise<void> {
    await Promise.all(this.#lives.map(({ ledger }) => ledger.close()))
    rmSync(this.#home, { recursive: true, force: true })
  }
}

test('no code is ready twice within its retention, whatever crashes and whatever the clock does', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (all) => {
      const shop = new Shop()
      /** When each code was last ready. */
      const readyAt = new Map<string, number>()
      try {
        for (const event of all) await play(shop, event, readyAt)
      } finally {
        await shop.close()
      }
    }),
    { numRuns: Number(process.env['PAYCODE_RUNS'] ?? 40) },
  )
})

async function play(shop: Shop, event: Event, readyAt: Map<string, number>): Promise<void> {
  switch (event.do) {
    case 'scan': {
      const code = codes[event.code] ?? ''
      const outcomes = await shop.scan(event.together ? [0, 1] : [event.till], code)
      const ready = outcomes.filter(({ status }) => status === 'ready')
      expect(ready.length).toBeLessThanOrEqual(1)
      if (ready.length === 0) return
      // Measured on the clock of the claims, which may have jumped ahead and back in between.
      const last = readyAt.get(code)
      if (last !== undefined) expect(shop.wall - last).toBeGreaterThanOrEqual(retainMs)
      readyAt.set(code, shop.wall)
      return
    }
    case 'crash':
      return shop.crash(event.till)
    case 'power-cut':
      return shop.powerCut()
    case 'pass':
      shop.monotonic += event.ms
      shop.wall += event.ms
      return
    case 'jump':
      shop.wall += event.ms
      return
  }
}
