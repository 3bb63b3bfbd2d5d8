import { join } from 'node:path'
import sharp from 'sharp'
import { paymentCode128 } from '../../src/decoders/payment-code-128.ts'
import { zxingWasmDecoder } from '../../src/decoders/zxing-wasm/zxing-wasm-decoder.ts'
import type { LuminanceFrame } from '../../src/frame/luminance-frame.ts'
import { paymentFrameReader } from '../../src/strategy/payment-frame-reader.ts'

/** Pictures of another drawing program that once were not read in 24 frames, and the codes that they show. */
const cases = {
  'wallet_hard-480_1.jpg': '116444948576943383',
  'wallet_hard-480_6.jpg': '155686092520057271',
  'qr-rot_45_0.jpg': '147236501920836483',
  'qr-pxm_2.5_4.jpg': '118664543713004720',
  'large-bars-1080.png': '134680000000000017',
}

async function frameOf(name: string): Promise<LuminanceFrame> {
  const { data, info } = await sharp(join(__dirname, '../cases', name))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(info.channels).toBe(1)
  return { data, width: info.width, height: info.height, stride: info.width }
}

test.each(Object.entries(cases))('%s is read within twelve frames', async (name, text) => {
  const frame = await frameOf(name)
  const decoders = [await zxingWasmDecoder(), paymentCode128()]
  const reader = paymentFrameReader({ decoders, now: () => 0 })
  const texts = new Set<string>()
  for (let count = 0; count < 12; count += 1) {
    for (const code of (await reader.read(frame)).codes) texts.add(code.text)
  }
  reader.close()
  expect([...texts]).toEqual([text])
})
