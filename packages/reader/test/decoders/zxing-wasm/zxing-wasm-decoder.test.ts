import { zxingWasmDecoder } from '../../../src/decoders/zxing-wasm/zxing-wasm-decoder.ts'
import { code128, decoderContract, first, qr, second } from '../decoder-contract.ts'
import { drawPicture } from '../draw-picture.ts'

decoderContract(() => zxingWasmDecoder())

test('a GS1-128 is no Code 128, and its text is plain', async () => {
  const decoder = await zxingWasmDecoder()
  const symbol = { kind: 'gs1-128', text: '(01)06901234567892', at: [60, 130], scale: 2 } as const
  const frame = drawPicture({ symbols: [symbol, { ...code128, at: [60, 260] }] })
  const decode = (symbologies: ['code-128'] | ['gs1-128']) =>
    decoder.decode(frame, { symbologies, effort: 'light' })
  expect((await decode(['code-128'])).map(({ text }) => text)).toEqual([first])
  expect((await decode(['gs1-128'])).map(({ text }) => text)).toEqual(['0106901234567892'])
})

test('reads a QR in white on black when it may try hard', async () => {
  const decoder = await zxingWasmDecoder()
  const frame = drawPicture({ table: 0, symbols: [{ ...qr, text: second, inverted: true }] })
  const codes = await decoder.decode(frame, { symbologies: ['qr'], effort: 'heavy' })
  expect(codes.map(({ text }) => text)).toEqual([second])
})
