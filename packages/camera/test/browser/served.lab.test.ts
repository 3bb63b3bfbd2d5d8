import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describeWith } from '../../../../lab/describe-with.ts'
import {
  cameraLabStartMs,
  patientMs,
  startCameraTillLab,
  type CameraTillLab,
} from './camera-till-lab.ts'

const wasmUrl = '/wasm/zxing_reader.wasm'

describeWith(['chromium'], 'a page without a bundler, or with strict rules', () => {
  let lab: CameraTillLab
  beforeAll(async () => {
    lab = await startCameraTillLab()
    const folder = join(import.meta.dirname, '..', '..')
    execFileSync(process.execPath, [join(folder, 'bundle-worker.mjs')])
    for (const file of ['frame-worker.js', 'zxing_reader.wasm']) {
      lab.put(`/paycode/${file}`, readFileSync(join(folder, 'wasm', file)))
    }
  }, cameraLabStartMs)
  afterAll(() => lab.close())

  /** A page with this Content-Security-Policy, and the addresses that it has loaded. */
  async function openStrictly(policy: string): Promise<{ page: Page; loaded: string[] }> {
    const context = await lab.browser.newContext()
    await context.route(/\/page-\d+$/, async (route) => {
      const response = await route.fetch()
      const headers = { ...response.headers(), 'content-security-policy': policy }
      await route.fulfill({ response, headers })
    })
    const loaded: string[] = []
    context.on('request', (request) => loaded.push(request.url()))
    return { page: await lab.openPageIn(context), loaded }
  }

  const strict = "default-src 'none'; script-src 'self'; connect-src 'self'"

  test(
    'reads with the worker of one file, which finds its wasm beside it',
    async () => {
      const { page, loaded } = await openStrictly(`${strict}; worker-src 'self'`)
      await page.evaluate(() => void openTill({ worker: '/paycode/frame-worker.js' }))
      await page.waitForFunction(() => till.scans.length > 0)
      expect(await page.evaluate(() => till.states)).toEqual(['closed', 'opening', 'open'])
      expect(new Set(loaded.map((url) => new URL(url).origin)).size).toBe(1)
      await page.context().close()
    },
    patientMs,
  )

  test(
    'says that it reads with less where its worker may not run WebAssembly',
    async () => {
      const context = await lab.browser.newContext()
      await context.route('**/frame-worker.js', async (route) => {
        const response = await route.fetch()
        const headers = { ...response.headers(), 'content-security-policy': strict }
        await route.fulfill({ response, headers })
      })
      const page = await lab.openPageIn(context)
      await page.evaluate(() => void openTill({ worker: '/paycode/frame-worker.js' }))
      await page.waitForFunction(() => till.scans.length > 0)
      expect(await page.evaluate(() => till.states)).toEqual(['closed', 'opening', 'open no-wasm'])
      expect(page.workers()).toHaveLength(1)
      await context.close()
    },
    patientMs,
  )

  test.each([
    ['with WebAssembly where it may', "script-src 'self' 'wasm-unsafe-eval'"],
    ['without WebAssembly where it may not', "script-src 'self'"],
  ])(
    'reads in the page, %s, where it may have no worker',
    async (_, scripts) => {
      const { page } = await openStrictly(
        `default-src 'none'; connect-src 'self'; worker-src 'none'; ${scripts}`,
      )
      await page.evaluate((url) => void openTill({ wasmUrl: url }), wasmUrl)
      await page.waitForFunction(() => till.scans.length > 0)
      expect(await page.evaluate(() => till.states.at(-1))).toBe('open no-worker')
      await page.context().close()
    },
    patientMs,
  )
})
