import { ZBarConfigType, ZBarScanner, ZBarSymbolType, scanGrayBuffer } from '@undecaf/zbar-wasm'

const { ZBAR_NONE, ZBAR_CODE128, ZBAR_QRCODE } = ZBarSymbolType
const symbologies = { [ZBAR_CODE128]: 'code-128', [ZBAR_QRCODE]: 'qr' }

export const library = '@undecaf/zbar-wasm'
export const variants = {
  default: { says: 'Code 128 and QR, all else as it comes', options: {} },
}

export async function open() {
  const scanner = await ZBarScanner.create()
  // ZBAR_NONE sets all symbologies.
  scanner.setConfig(ZBAR_NONE, ZBarConfigType.ZBAR_CFG_ENABLE, 0)
  for (const symbology of [ZBAR_CODE128, ZBAR_QRCODE]) {
    scanner.setConfig(symbology, ZBarConfigType.ZBAR_CFG_ENABLE, 1)
  }
  return {
    prepare: greyOf,
    async read({ grey, width, height }) {
      const symbols = await scanGrayBuffer(grey.buffer, width, height, scanner)
      return symbols.map((symbol) => ({
        text: symbol.decode(),
        symbology: symbologies[symbol.type] ?? symbol.typeName,
      }))
    },
  }
}

function greyOf({ data, width, height, stride }) {
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    grey.set(data.subarray(y * stride, y * stride + width), y * width)
  }
  return { grey, width, height }
}
