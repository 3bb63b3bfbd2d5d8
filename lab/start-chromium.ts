import { chromium, type Browser } from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import type { XDisplay } from './start-x-display.ts'

export interface ChromiumOptions {
  /** Where its windows are shown; headless without. */
  readonly display?: XDisplay
  /** Further flags. */
  readonly args?: readonly string[]
  /** How long its start may take, in ms. Default 30 000. */
  readonly timeoutMs?: number
}

/** How the lab starts every Chromium. */
export const chromiumFlags: readonly string[] = [
  // CI is root in a container, where the sandbox cannot start; the pages are one's own.
  ...['--no-sandbox', '--disable-gpu'],
  // Nothing of it leaves the machine.
  ...['--disable-quic', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--no-first-run'],
  // Without it Chromium looks for PulseAudio, which leaves a folder behind.
  '--disable-audio-output',
]

const window = ['--window-position=0,0', '--window-size=1000,700']

/** Starts the browser with a fresh profile. It ends with `close()`, or with this process. */
export function startChromium({
  display,
  args = [],
  timeoutMs = 30_000,
}: ChromiumOptions = {}): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('No Chromium: name one in PAYCODE_CHROMIUM.')
  return chromium.launch({
    ...{ executablePath, headless: display === undefined, timeout: timeoutMs },
    ...(display && { env: display.env }),
    args: [...chromiumFlags, ...(display ? window : []), ...args],
  })
}
