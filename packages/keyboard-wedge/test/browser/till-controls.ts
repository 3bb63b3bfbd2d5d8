import { setTimeout as delay } from 'node:timers/promises'
import type { EnginePage } from '../../../../lab/engines/engine.ts'
import type { KeyLab } from '../../../../lab/start-key-lab.ts'
import { until } from '../../../../lab/until.ts'
import { usStroke } from '../../../../lab/us-keys.ts'
import type { FieldInFocus } from './field-in-focus.ts'
import type { Seen } from './seen.ts'

const plainPage = require.resolve('./till.page.ts')
const patienceMs = 10_000
/** A hole that no profile promises to bridge: the machine's fault, not the wedge's. */
const holeMs = 300
/** Neither does one promise to know a scanner by keys so much later than they were meant, … */
const lateMs = 15
const lateShare = 0.3
/** … if so many are. */
const mostLate = 1 / 6
/** The wedge takes a second terminator for the scan's own only this soon after the first. */
const secondTerminatorMs = 50
/** A scan in an odd rhythm, as a loaded machine makes one, waits no longer behind its terminator. */
const mostDoubtMs = 200
/** Fewer presses make no scan. */
const leastPresses = 6
const mostAttempts = 5

/** What a test does at a till, and what it sees there, whatever the browser. */
export interface TillControls {
  /** Opens a page anew, with this body. */
  show: (body: string, entry?: string) => Promise<void>
  /** Gives the focus to the element with the id `f`, wherever it stands, and selects in it. */
  select: (from?: number, to?: number, direction?: 'forward' | 'backward') => Promise<void>
  /** What has the focus. */
  field: () => Promise<FieldInFocus>
  /** Types as a scanner does, and comes back when all of it has reached the page. */
  scan: (text: string, pace?: { gapMs?: number; keypad?: boolean }) => Promise<void>
  /** Presses keys by their X keycodes, and comes back when they have reached the page. */
  press: (keycodes: readonly (number | string)[], gapMs?: number) => Promise<void>
  /** Runs something that makes so many key presses reach the page. */
  arrive: (presses: number, act: () => Promise<unknown>, gapMs?: number) => Promise<void>
  /** What the page has seen, once it fulfils a condition. */
  seen: (until?: (seen: Seen) => boolean) => Promise<Seen>
  /** Longer than any burst stays open. For what must not happen. */
  rest: (ms?: number) => Promise<void>
  /** Runs a trial, and again where the machine tore a hole into the typing. */
  trial: (attempt: () => Promise<void>) => Promise<void>
  /** Says that the machine has spoiled this attempt of a trial in another way. */
  disturb: () => void
}

/** What a page is served from, and its keyboard. */
export type TillParts = Pick<KeyLab, 'serve' | 'keys' | 'display'>

/** `load` opens an address in the page, which has the keyboard then. */
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
    for (let ms = 0; presses >= leastPresses && ms < mostDoubtMs; ms += 20) {
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
      for (let left = mostAttempts; ; left -= 1) {
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
  return gapsMs.some((ms) => ms >= holeMs) || late.length > mostLate * gapsMs.length
}

const secondTerminatorOf = (text: string): string => /[\r\n\t]([\r\n\t])$/.exec(text)?.[1] ?? ''

/** Shift and Ctrl are presses too. */
const pressesOf = (text: string): number =>
  Array.from(text, usStroke).reduce((sum, { modifier }) => sum + (modifier ? 2 : 1), 0)
