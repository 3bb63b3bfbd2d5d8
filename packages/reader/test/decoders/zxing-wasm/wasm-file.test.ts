import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ZXING_WASM_SHA256 } from 'zxing-wasm/reader'
import { temporaryFolder } from '../../../../../lab/temporary-folder.ts'
import { zxingWasmDecoder } from '../../../src/decoders/zxing-wasm/zxing-wasm-decoder.ts'
import { decoderContract, first, qr } from '../decoder-contract.ts'
import { drawPicture } from '../draw-picture.ts'

const packed = join(__dirname, '..', '..', '..', 'wasm', 'zxing_reader.wasm')
const folder = temporaryFolder()
const place = (name: string): URL => pathToFileURL(folder(name))
const opening = (wasmUrl: string | URL) => zxingWasmDecoder({ wasmUrl })

test('the file that is packed is the one that the pinned zxing-wasm wants', () => {
  const hash = createHash('sha256').update(readFileSync(packed)).digest('hex')
  expect(hash).toBe(ZXING_WASM_SHA256)
})

test('a file that is not there is reported, and the next try finds it', async () => {
  await expect(opening(place('late.wasm'))).rejects.toMatchObject({
    ...{ name: 'DecoderError', code: 'wasm-not-found' },
    words: expect.objectContaining({
      en: expect.objectContaining({ cure: expect.stringContaining('wasmUrl') as string }),
    }),
  })
  writeFileSync(place('late.wasm'), readFileSync(packed))
  const decoder = await opening(place('late.wasm'))
  const request = { symbologies: ['qr'], effort: 'light' } as const
  const codes = await decoder.decode(drawPicture({ symbols: [qr] }), request)
  expect(codes).toMatchObject([{ text: first }])
})

test.each([
  ['no WebAssembly', '<!doctype html>'],
  ['cut', readFileSync(packed).subarray(0, 1000)],
  ['another program', Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)],
])('a file that is %s is reported as broken, and does not break the next', async (name, bytes) => {
  writeFileSync(place(`${name}.wasm`), bytes)
  await expect(opening(place(`${name}.wasm`))).rejects.toMatchObject({ code: 'wasm-broken' })
  await expect(zxingWasmDecoder()).resolves.toMatchObject({ name: 'zxing-wasm' })
})

test('an address that leads nowhere is reported', async () => {
  await expect(opening('zxing_reader.wasm')).rejects.toMatchObject({ code: 'wasm-not-found' })
})

test('where there is no WebAssembly, that is reported', async () => {
  const { WebAssembly: present } = globalThis
  Reflect.deleteProperty(globalThis, 'WebAssembly')
  try {
    writeFileSync(place('none.wasm'), readFileSync(packed))
    await expect(opening(place('none.wasm'))).rejects.toMatchObject({ code: 'wasm-unsupported' })
  } finally {
    Object.assign(globalThis, { WebAssembly: present })
  }
})

describe('with the address of its file', () => {
  decoderContract(() => zxingWasmDecoder({ wasmUrl: pathToFileURL(packed) }))
})
