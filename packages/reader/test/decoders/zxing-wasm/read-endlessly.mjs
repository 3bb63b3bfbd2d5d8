// Prints how many bytes each read of a code leaks.
import { zxingWasmDecoder } from '../../../src/decoders/zxing-wasm/zxing-wasm-decoder.ts'
import { drawPicture } from '../draw-picture.ts'

const reads = 1_500
const frame = drawPicture({
  ...{ width: 160, height: 160 },
  symbols: [{ kind: 'qrcode', text: '134567890123456789', at: [40, 40], scale: 3 }],
})
const decoder = await zxingWasmDecoder()
const held = await readAll()
process.stdout.write(String(Math.round(((await readAll()) - held) / reads)))

async function readAll() {
  for (let read = 0; read < reads; read += 1) {
    const codes = await decoder.decode(frame, { symbologies: ['qr'], effort: 'light' })
    if (codes.length !== 1) throw new Error(`read ${codes.length} codes`)
  }
  globalThis.gc()
  await new Promise((resolve) => setTimeout(resolve, 50))
  globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
