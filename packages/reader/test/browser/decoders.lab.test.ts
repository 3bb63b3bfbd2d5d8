import { describeWith } from '../../../../lab/describe-with.ts'
import { sampled, testInFull } from '../../../../lab/in-full.ts'
import { code128, first, qr } from '../decoders/decoder-contract.ts'
import { drawPicture } from '../decoders/draw-picture.ts'
import { startDecoderLab, type DecoderLab } from './decoder-lab.ts'
import type { Answer, Asked } from './decoders.page.ts'

const { data, width, height } = drawPicture({ table: 20, symbols: [code128, qr] })
const picture = { grey: Buffer.from(data).toString('base64'), width, height }
const all = { texts: [`code-128 ${first}`, `qr ${first}`] }

const strict =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'"
const withoutWasm = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'"

describeWith(['chromium'], 'the decoders in a page with a strict policy', () => {
  let lab: DecoderLab
  beforeAll(async () => {
    lab = await startDecoderLab()
  }, 120_000)
  afterAll(() => lab.close(), 60_000)

  const sorted = (answer: Answer): Answer =>
    'texts' in answer ? { texts: answer.texts.toSorted() } : answer
  const open = async (policy: string) => {
    const opened = await lab.openPage(policy)
    const ask = (asked: Omit<Asked, 'picture'>) =>
      opened.page.evaluate((sent) => decode(sent), { ...asked, picture }).then(sorted)
    const askWorker = (asked: Omit<Asked, 'picture'>) =>
      opened.page.evaluate((sent) => decodeInWorker(sent), { ...asked, picture }).then(sorted)
    return { ...opened, ask, askWorker }
  }

  test('zxing-wasm reads in the page and in a worker, with one file, from the own server', async () => {
    const { ask, askWorker, own, elsewhere } = await open(strict)
    expect(await ask({ decoder: 'zxing-wasm' })).toEqual(all)
    expect(await ask({ decoder: 'zxing-wasm' })).toEqual(all)
    expect(own).toEqual(['/wasm/zxing_reader.wasm'])
    expect(await askWorker({ decoder: 'zxing-wasm' })).toEqual(all)
    expect(own).toEqual(['/wasm/zxing_reader.wasm', '/decoders.js', '/wasm/zxing_reader.wasm'])
    expect(elsewhere).toEqual([])
  }, 60_000)

  test('zxing-js reads in the page and in a worker, and asks for no file', async () => {
    const { ask, askWorker, own, elsewhere } = await open(withoutWasm)
    expect(await ask({ decoder: 'zxing-js' })).toEqual(all)
    expect(await askWorker({ decoder: 'zxing-js' })).toEqual(all)
    expect(own).toEqual(['/decoders.js'])
    expect(elsewhere).toEqual([])
  }, 60_000)

  testInFull(
    'wasmUrl leads elsewhere on the server, relative to the page',
    async () => {
      const { ask, own, elsewhere } = await open(strict)
      expect(await ask({ decoder: 'zxing-wasm', wasmUrl: 'elsewhere/reader.wasm' })).toEqual(all)
      expect(own).toEqual(['/elsewhere/reader.wasm'])
      expect(elsewhere).toEqual([])
    },
    60_000,
  )

  test.each(
    sampled([
      ['wasm-blocked', withoutWasm, undefined, /wasm-unsafe-eval/],
      ['wasm-not-found', strict, '/missing.wasm', /wasmUrl/],
      ['wasm-broken', strict, '/page-instead.wasm', /wasmUrl/],
      ['wasm-not-found', strict, 'https://cdn.example/zxing_reader.wasm', /wasmUrl/],
    ]),
  )(
    '%s is reported with its cure, and nothing is fetched instead',
    async (code, policy, wasmUrl, cure) => {
      const { ask, elsewhere } = await open(policy)
      const asked = { decoder: 'zxing-wasm', ...(wasmUrl && { wasmUrl }) } as const
      expect(await ask(asked)).toMatchObject({ code, cure: expect.stringMatching(cure) as string })
      // The next try starts afresh.
      if (policy === strict) expect(await ask({ decoder: 'zxing-wasm' })).toEqual(all)
      expect(await ask({ decoder: 'zxing-js' })).toEqual(all)
      expect(elsewhere).toEqual([])
    },
    60_000,
  )

  test('the watch on other servers would see them', async () => {
    const { page, elsewhere } = await open("default-src * 'unsafe-inline'")
    await page.evaluate(() => fetch('https://cdn.example/zxing_reader.wasm').catch(() => {}))
    expect(elsewhere).toEqual(['https://cdn.example/zxing_reader.wasm'])
  }, 60_000)
})
