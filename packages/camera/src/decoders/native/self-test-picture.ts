import type { SeenCode } from '@paycode/core/adapter'
import { checkOf } from '../../code-128/values/check-symbol.ts'
import { modulesOf } from '../../code-128/fit/code-modules.ts'
import type { LuminanceFrame } from '../../frame/luminance-frame.ts'

/** Made up, like the codes that wallets show. */
const digitPairs = [13, 14, 15, 16, 17, 18, 19, 20, 21]

/** The modules of a QR of version 1 with level M, row by row, the first at the top bit. */
const qrText = 'PAYCODE SELF-TEST'
const qrRows = [
  ...[0x1fc37f, 0x105c41, 0x17425d, 0x17415d, 0x17535d, 0x104e41, 0x1fd57f],
  ...[0x000400, 0x154d12, 0x000ad5, 0x126e76, 0x162fbb, 0x14dec7, 0x001a56],
  ...[0x1fc1ee, 0x104f2a, 0x17587c, 0x174dca, 0x1751ed, 0x104c23, 0x1fd07d],
]

/** What a working decoder reads in the picture. */
export const selfTestCodes: readonly SeenCode[] = [
  { symbology: 'code-128', text: digitPairs.join('') },
  { symbology: 'qr', text: qrText },
]

const [width, height] = [640, 480]
const bars = { left: 110, top: 60, module: 3, height: 90 }
const qr = { left: 250, top: 230, module: 8 }

/** Both codes on white, sharp and large: whoever misses one of them here would miss it anywhere. */
export function selfTestPicture(): LuminanceFrame {
  const data = new Uint8Array(width * height).fill(255)
  const darken = (left: number, top: number, across: number, down: number): void => {
    for (let y = top; y < top + down; y += 1)
      data.fill(0, y * width + left, y * width + left + across)
  }
  modulesOf([...digitPairs, checkOf(digitPairs)]).forEach((isDark, at) => {
    if (isDark) darken(bars.left + at * bars.module, bars.top, bars.module, bars.height)
  })
  qrRows.forEach((row, y) => {
    for (let x = 0; x < qrRows.length; x += 1) {
      const isDark = (row >> (qrRows.length - 1 - x)) & 1
      if (isDark) darken(qr.left + x * qr.module, qr.top + y * qr.module, qr.module, qr.module)
    }
  })
  return { data, width, height, stride: width }
}
