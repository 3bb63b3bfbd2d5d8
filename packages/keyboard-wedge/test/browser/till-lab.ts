import type { Page } from 'playwright-core'
import { describeWith } from '../../../../lab/describe-with.ts'
import { keyLabNeeds } from '../../../../lab/needs.ts'
import { labStartMs } from '../../../../lab/start-browser-lab.ts'
import { startKeyLab, type KeyLab } from '../../../../lab/start-key-lab.ts'
import type { XDisplayOptions } from '../../../../lab/start-x-display.ts'
import { untilPainted } from '../../../../lab/until-painted.ts'
import { tillControls, type TillControls } from './till-controls.ts'

/** Limits for a loaded machine, in ms. */
const testMs = 60_000
const patienceMs = 10_000

/** A till's page in a window of its own, with a keyboard. One for a whole suite. */
export interface Till extends TillControls {
  readonly lab: KeyLab
  readonly page: Page
}

/** A suite on one till. */
export function describeTill(
  name: string,
  suite: (till: Till) => void,
  options: XDisplayOptions = {},
): void {
  describeWith(keyLabNeeds, name, () => suite(tillIn(() => startKeyLab(options))))
}

/** The till of the calling suite. It is open by the time the tests run. */
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
  const controls = tillControls(page, lab, async (url) => {
    await page.goto(url)
    await believeNothing(page)
    await untilPainted(page)
  })
  return { ...controls, lab, page }
}

/** Playwright makes each new document believe that it has the focus. This ends that. */
export async function believeNothing(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  // Only a session that has switched the emulation on can switch it off.
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false })
  await session.detach()
}
