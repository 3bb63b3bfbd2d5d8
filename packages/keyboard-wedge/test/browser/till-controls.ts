import { setTimeout as delay } from 'node:timers/promises'
import type { EnginePage } from '../../../../lab/engines/engine.ts'
import type { KeyLab } from '../../../../lab/start-key-lab.ts'
import { until } from '../../../../lab/until.ts'
import { usStroke } from '../../../../lab/us-keys.ts'
import type { FieldInFocus } from './field-in-focus.ts'
import type { Seen } from './seen.ts'

const plainPage = require.resolve('./till.page.ts')
const patienceMs = 10_000
/** A gap of this length, in ms, is longer than any profile allows: the machine is at fault, not the wedge. */
const holeMs = 300
/** A key is late if its gap exceeds the intended one by this share and by this many ms. */
const lateMs = 15
const lateShare = 0.3
/** At most this share of a scan's keys may be late. No profile recognizes a scanner with more. */
const maxLateShare = 1 / 6
/** The wedge takes a second terminator for the scan's own only within this time after the first, in ms. */
const secondTerminatorMs = 50
/** A scan in an odd rhythm, typical of a loaded machine, comes out at most this long after its terminator, in ms. */
const maxDoubtMs = 200
/** A scan has at least this many key presses. */
const minPresses = 6
/** A trial that the machine disturbs is run at most this many times. */
const maxAttempts = 5

/** What a test does at a till, and what it sees there, whatever the browser. */
export interface TillControls {
  /** Opens a new page with this body. */
  show: (body: string, entry?: string) => Promise<void>
  /** Focuses the element with the id `f`, also inside shadow roots and frames, and selects in it. */
  select: (from?: number, to?: number, direction?: 'forward' | 'backward') => Promise<void>
  /** The field with the focus. */
  field: () => Promise<FieldInFocus>
  /** Types as a scanner does, and resolves when all keys have reached the page. */
  scan: (text: string, pace?: { gapMs?: number; keypad?: boolean }) => Promise<void>
  /** Presses keys by their X keycodes, and resolves when they have reached the page. */
  press: (keycodes: readonly (number | string)[], gapMs?: number) => Promise<void>
  /** Runs `act`, and resolves when `presses` key presses and their releases have reached the page. */
  arrive: (presses: number, act: () => Promise<unknown>, gapMs?: number) => Promise<void>
  /** What the page has seen, as soon as that fulfils the condition. */
  seen: (until?: (seen: Seen) => boolean) => Promise<Seen>
  /** Waits longer than any burst stays open, before a test checks that nothing happened. */
  rest: (ms?: number) => Promise<void>
  /** Runs a trial, and repeats it if it fails and the machine has disturbed the typing. */
  trial: (attempt: () => Promise<void>) => Promise<void>
  /** Marks this attempt of a trial as disturbed by the machine in another way. */
  disturb: () => void
}

/** The parts of a lab that a till needs: a server of pages, and a keyboard. */
export type TillParts = Pick<KeyLab, 'serve' | 'keys' | 'display'>

/** `load` opens an address in the page and gives the page the keyboard. */
export function tillControls(
  page: EnginePage,
  lab: TillParts,
  load: (url: string) => Promise<void>,
): TillControls {
  let isDisturbed = false

  const look = () => page.evaluate<Seen>('seen()')
  const counted = () =>
    page.evaluate<readonly [number, number]>('[seen().pressed.length, seen().released]')
  const outcomes = () => page.evaluate<number>('seen().scans.length + seen().refused.length')
  const arrive: TillControls['arrive'] = async (presses, act, gapMs) => {
    const [pressed, released] = await counted()
    const before = await outcomes()
    await act()
    await until(async () => {
      const [down, up] = await counted()
      return down >= pressed + presses && up >= released + presses
    }, patienceMs)
    for (let ms = 0; presses >= minPresses && ms < maxDoubtMs; ms += 20) {
      if ((await outcomes()) > before) break
      await delay(20)
    }
    const at = (await look()).pressed.slice(pressed).map((one) => one.at)
    isDisturbed ||= hasHoles(
      at.slice(1).map((ms, place) => ms - at[place]!),
      gapMs,
    )
  }
  const press: TillControls['press'] = (keycodes, gapMs) => {
    const presses = keycodes.flatMap((one) => String(one).split('+')).length
    return arrive(presses, () => lab.keys.press(keycodes, gapMs), gapMs)
  }
  return {
    ...{ arrive, press },
    show: async (body, entry = plainPage) => {
      await load(await lab.serve({ body, entry }))
      isDisturbed = false
    },
    select: (from = 0, to = from, direction = 'forward') =>
      page.evaluate(`select(${from}, ${to}, '${direction}')`),
    field: () => page.evaluate<FieldInFocus>('fieldInFocus()'),
    scan: async (text, pace) => {
      await arrive(pressesOf(text), () => lab.keys.scan(text, pace), pace?.gapMs)
      const presses = pressesOf(secondTerminatorOf(text))
      const at = (await look()).pressed.slice(-presses - 1).map((one) => one.at)
      isDisturbed ||=
        presses > 0 && at.at(-1)! - at[0]! >= Math.max(secondTerminatorMs, pace?.gapMs ?? 0)
    },
    seen: async (isWanted = () => true) => {
      const deadline = Date.now() + patienceMs
      for (;;) {
        const now = await look()
        if (isWanted(now) || Date.now() > deadline) return now
        await delay(20)
      }
    },
    rest: (ms = 600) => page.evaluate(`new Promise((done) => setTimeout(done, ${ms}))`),
    disturb: () => void (isDisturbed = true),
    trial: async (attempt) => {
      for (let left = maxAttempts; ; left -= 1) {
        try {
          return await attempt()
        } catch (error) {
          if (!isDisturbed || left === 1) throw error
        }
      }
    },
  }
}

function hasHoles(gapsMs: readonly number[], meantMs = Number.POSITIVE_INFINITY): boolean {
  const late = gapsMs.filter((ms) => ms > meantMs * (1 + lateShare) + lateMs)
  return gapsMs.some((ms) => ms >= holeMs) || late.length > maxLateShare * gapsMs.length
}

const secondTerminatorOf = (text: string): string => /[\r\n\t]([\r\n\t])$/.exec(text)?.[1] ?? ''

/** The number of key presses that type a text. Shift and Ctrl count too. */
const pressesOf = (text: string): number =>
  Array.from(text, usStroke).reduce((sum, { modifier }) => sum + (modifier ? 2 : 1), 0)
