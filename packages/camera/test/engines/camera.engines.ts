import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundlePage } from '../../../../lab/bundle-page.ts'
import { describeEngines } from '../../../../lab/engines/describe-engines.ts'
import type { EnginePage } from '../../../../lab/engines/engine.ts'
import { until } from '../../../../lab/until.ts'
import { code128, first, qr } from '../../../reader/test/decoders/decoder-contract.ts'
import { drawPicture } from '../../../reader/test/decoders/draw-picture.ts'

jest.setTimeout(60_000)

const camera = join(__dirname, '..', '..')

// The simulated cameras show moving colours in Firefox and a clock in WebKit, so pictures with codes come from a canvas.
describeEngines('a camera', (lab) => {
  let url: string
  beforeAll(async () => {
    const worker = join(camera, 'src', 'worker', 'frame-worker.ts')
    lab().put('/frame-worker.js', await bundlePage(worker, { format: 'esm' }))
    const wasm = await readFile(join(camera, 'wasm', 'zxing_reader.wasm'))
    lab().put('/wasm/zxing_reader.wasm', wasm)
    const entry = join(__dirname, '..', 'browser', 'till.page.ts')
    url = await lab().serve({ body: '<video></video>', entry })
  })

  async function open(): Promise<EnginePage> {
    const page = await lab().engine.newPage()
    await page.goto(url)
    return page
  }
  const untilTrue = (page: EnginePage, expression: string): Promise<void> =>
    until(() => page.evaluate<boolean>(expression))
  const reads = `till.states.at(-1) === 'open' && till.found.length > 3`

  test('of the browser’s own is opened, read frame by frame, shown and released', async () => {
    const page = await open()
    await page.evaluate(`void openTill().input.show(document.querySelector('video'))`)
    await untilTrue(page, reads)
    const { way, ...size } = await page.evaluate<Record<string, unknown>>(
      `(({ way, width, height }) => ({ way, width, height }))(till.found[0])`,
    )
    expect({ way, ...size }).toEqual({ way: 'video-frame', width: 1280, height: 720 })
    expect(
      await page.evaluate(`new Set(till.found.map(({ at }) => at)).size - till.found.length`),
    ).toBe(0)
    await untilTrue(page, `document.querySelector('video').videoWidth === 1280`)
    const stream = `document.querySelector('video').srcObject`
    await page.evaluate(`void (globalThis.stream = ${stream})`)
    await page.evaluate(`void till.close()`)
    expect(await page.evaluate(`stream.getTracks().map(({ readyState }) => readyState)`)).toEqual([
      'ended',
    ])
    expect(await page.evaluate(`${stream} === null`)).toBe(true)
  })

  test('reads a QR and a Code 128, and reports their places', async () => {
    const { data, width, height } = drawPicture({ symbols: [code128, qr] })
    const page = await open()
    const picture = { grey: Buffer.from(data).toString('base64'), width, height }
    await page.evaluate(`filmPicture(${JSON.stringify(picture)})`)
    await page.evaluate(`void openTill()`)
    await untilTrue(page, `till.scans.length > 0`)
    const masked = `${first.slice(0, 2)}…${first.slice(-2)}`
    expect(await page.evaluate(`till.scans.map(({ masked }) => masked)`)).toEqual([masked])
    const codes = `till.found.flatMap(({ codes }) => codes)`
    await untilTrue(page, `${codes}.some(({ symbology }) => symbology === 'qr')`)
    const corner = await page.evaluate<{ x: number; y: number }>(
      `${codes}.find(({ symbology }) => symbology === 'qr').corners[0]`,
    )
    expect(Math.hypot(corner.x - qr.at[0], corner.y - qr.at[1])).toBeLessThan(10)
    await page.evaluate(`void till.close()`)
  })

  test('reads one picture once where the browser does not say when a new one comes', async () => {
    const page = await open()
    await page.evaluate(`void delete HTMLVideoElement.prototype.requestVideoFrameCallback`)
    await page.evaluate(`void openTill()`)
    await untilTrue(page, `till.found.length > 3`)
    const perSecond = await page.evaluate<number>(`(async () => {
      const [before, from] = [till.found.length, performance.now()]
      await new Promise((resolve) => setTimeout(resolve, 2000))
      return (1000 * (till.found.length - before)) / (performance.now() - from)
    })()`)
    const frameRate = await page.evaluate<number>(
      `new Promise((resolve) => till.input.view$.subscribe(({ stream }) =>
        resolve(stream.getVideoTracks()[0].getSettings().frameRate)))`,
    )
    expect(perSecond).toBeLessThan(1.15 * frameRate)
    await page.evaluate(`void till.close()`)
  })

  test('keeps light, zoom and size together, also when it opens again, where it has them', async () => {
    const page = await open()
    await page.evaluate(
      `void openTill().input.view$.subscribe((view) => { globalThis.view = view })`,
    )
    await untilTrue(page, reads)
    const { torch, zoom } = await page.evaluate<Record<string, unknown>>(`view.controls`)
    if (!torch || !zoom) return
    await page.evaluate(`view.controls.torch.set(true)`)
    await page.evaluate(`view.controls.zoom.set(2)`)
    const isSet = `((settings) => settings.torch && settings.zoom === 2 && settings.width === 1280)(
      view.stream.getVideoTracks()[0].getSettings())`
    expect(await page.evaluate(isSet)).toBe(true)
    await page.evaluate(`void till.close()`)
    await untilTrue(page, `view === undefined`)
    await page.evaluate(`void till.open()`)
    await untilTrue(page, `view !== undefined && ${isSet}`)
    await page.evaluate(`void till.close()`)
  })
})
