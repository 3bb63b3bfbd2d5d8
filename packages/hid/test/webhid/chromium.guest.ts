import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { keyboardProfile, reportsOf, scannerProfiles } from '@paycode/simulator'
import type { Page } from 'playwright-core'
import { bundlePage } from '../../../../lab/bundle-page.ts'
import { servePages } from '../../../../lab/serve-pages.ts'
import { startChromium } from '../../../../lab/start-chromium.ts'
import { plugUhidScanner } from '../../../../lab/vm/guest/plug-scanner.ts'
import type { Trials } from '../../../../lab/vm/trials.ts'

const w1 = '134567890123456789'
const w2 = '101122334455667788'
const freshMs = 1_000

/** Limit of the trial, in ms: a browser is slow on an emulated processor. */
export const trialMs = 400_000

export const trials: Trials = {
  'a page reads a scanner by Chromium’s own WebHID, loses it, and has it back': async (after) => {
    const { honeywell } = scannerProfiles
    const scanner = await plugUhidScanner(after, honeywell, 'SN-1')
    await plugUhidScanner(after, keyboardProfile, 'SN-K')
    const server = await servePages({ '/favicon.ico': '' })
    server.put('/page.js', await bundlePage(join(import.meta.dirname, 'scanner.page.ts')))
    server.put('/', '<!doctype html><title>WebHID</title><script src="/page.js"></script>')
    allowDevices(server.url)
    const browser = await startChromium({ timeoutMs: trialMs })
    after(() => void browser.close())
    const page = await browser.newPage()
    page.setDefaultTimeout(trialMs)
    await page.goto(server.url)

    // The keyboard is not listed: browsers hide keyboards from pages.
    await has(page, '1 seen', 'open')
    await wait(freshMs)
    for (const report of reportsOf(w1, honeywell)) scanner.input(report)
    await has(page, `hid/0c2e-0b61 ${w1}`)

    scanner.unplug()
    await has(page, '1 seen', '0 seen', 'not-permitted')
    const again = await plugUhidScanner(after, honeywell, 'SN-1')
    await has(page, '1 seen', 'open', '0 seen', 'not-permitted', '1 seen', 'open')
    await wait(freshMs)
    for (const report of reportsOf(w2, honeywell)) again.input(report)
    await has(page, `hid/0c2e-0b61 ${w2}`)

    const reported = await reportedBy(page)
    assert.equal(reported.filter((line) => line.includes(w1)).length, 1)
  },
}

/** Allows the devices by an administrator's policy, without the browser's dialogue. It changes only the guest's files. */
function allowDevices(url: string): void {
  const folder = '/etc/chromium/policies/managed'
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'hid.json'), JSON.stringify({ WebHidAllowAllDevicesForUrls: [url] }))
}

const reportedBy = (page: Page): Promise<string[]> => page.evaluate('reported')

/** Waits until the page has reported all of these lines, in this order. */
async function has(page: Page, ...lines: readonly string[]): Promise<void> {
  const areReported = (reported: readonly string[]): boolean => {
    let at = -1
    return lines.every((line) => (at = reported.indexOf(line, at + 1)) >= 0)
  }
  for (let waited = 0; waited < trialMs / 4; waited += 500) {
    if (areReported(await reportedBy(page))) return
    await wait(500)
  }
  throw new Error(
    `Not reported: ${lines.join(', ')}. Reported: ${(await reportedBy(page)).join(', ')}`,
  )
}
