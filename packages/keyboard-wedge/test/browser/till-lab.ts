import type { Page } from 'playwright-core'
import { describeWith } from '../../../../lab/describe-with.ts'
import { keyLabNeeds } from '../../../../lab/needs.ts'
import { labStartMs } from '../../../../lab/start-browser-lab.ts'
import { startKeyLab, type KeyLab } from '../../../../lab/start-key-lab.ts'
import type { XDisplayOptions } from '../../../../lab/start-x-display.ts'
import { untilPainted } from '../../../../lab/until-painted.ts'
import { usStroke } from '../../../../lab/us-keys.ts'
import type { FieldInFocus } from './field-in-focus.ts'
import type { Seen, TillScope } from './seen.ts'

declare const seen: TillScope['seen']
declare const fieldInFocus: TillScope['fieldInFocus']
declare const select: TillScope['select']

const plainPage = require.resolve('./till.page.ts')
/** On a loaded machine everything takes its time. */
const testMs = 60_000
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

/** A till's page in a window of its own, with a keyboard. One for a whole suite. */
export interface Till {
  readonly lab: KeyLab
  readonly page: Page
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

/** A suite on one till. */
export function describeTill(
  name: string,
  suite: (till: Till) => void,
  options: XDisplayOptions = {},
): void {
  describeWith(keyLabNeeds, name, () => suite(tillIn(() => startKeyLab(options))))
}

/** The till of the suite that it is called in; it is there when the tests run. */
export function tillIn(startLab: () => Promise<KeyLab>): Till {
  jest.setTimeout(testMs)
  const till = {} as Till
  beforeAll(async () => void Object.assign(till, await openTill(await startLab())), labStartMs)
  afterAll(() => till.lab?.close())
  return till
}

async function openTill(lab: KeyLab): Promise<Till> {
  const page = await lab.open()
  page.setDefaultTimeout(patienceMs)
  let isDisturbed = false

  const counted = () => page.evaluate(() => [seen().pressed.length, seen().released] as const)
  const outcomes = () => page.evaluate(() => seen().scans.length + seen().refused.length)
  const arrive: Till['arrive'] = async (presses, act, gapMs) => {
    const [pressed, released] = await counted()
    const before = await outcomes()
    await act()
    await page.waitForFunction(
      ([down, up]) => seen().pressed.length >= down && seen().released >= up,
      [pressed + presses, released + presses] as const,
    )
    for (let ms = 0; presses >= leastPresses && ms < mostDoubtMs; ms += 20) {
      if ((await outcomes()) > before) break
      await page.waitForTimeout(20)
    }
    const at = (await page.evaluate(() => seen().pressed)).slice(pressed).map((one) => one.at)
    isDisturbed ||= hasHoles(
      at.slice(1).map((ms, place) => ms - at[place]!),
      gapMs,
    )
  }
  const press: Till['press'] = (keycodes, gapMs) => {
    const presses = keycodes.flatMap((one) => String(one).split('+')).length
    return arrive(presses, () => lab.keys.press(keycodes, gapMs), gapMs)
  }
  return {
    ...{ lab, page, arrive, press },
    show: async (body, entry = plainPage) => {
      await page.goto(await lab.serve({ body, entry }))
      await believeNothing(page)
      await untilPainted(page)
      isDisturbed = false
    },
    select: (from = 0, to = from, direction = 'forward') =>
      page.evaluate((range) => select(...range), [from, to, direction] as const),
    field: () => page.evaluate(() => fieldInFocus()),
    scan: async (text, pace) => {
      await arrive(pressesOf(text), () => lab.keys.scan(text, pace), pace?.gapMs)
      const presses = pressesOf(secondTerminatorOf(text))
      const at = (await page.evaluate(() => seen().pressed))
        .slice(-presses - 1)
        .map((one) => one.at)
      isDisturbed ||=
        presses > 0 && at.at(-1)! - at[0]! >= Math.max(secondTerminatorMs, pace?.gapMs ?? 0)
    },
    seen: async (until = () => true) => {
      const deadline = Date.now() + patienceMs
      for (;;) {
        const now = await page.evaluate(() => seen())
        if (until(now) || Date.now() > deadline) return now
        await page.waitForTimeout(20)
      }
    },
    rest: (ms = 600) =>
      page.evaluate((quiet) => new Promise((done) => setTimeout(done, quiet)), ms),
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

/** Playwright makes every page believe that it has the focus, each document anew. */
export async function believeNothing(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  // A session that has not switched it on cannot switch it off.
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false })
  await session.detach()
}
