import { BrowserMultiFormatReader } from '@zxing/browser'
import { BarcodeFormat, DecodeHintType } from '@zxing/library'
import { enter, notebook, picture } from './notebook.mjs'

const formats = [BarcodeFormat.CODE_128, BarcodeFormat.QR_CODE]

enter({
  library: '@zxing/browser',
  variants: {
    'as it comes': { says: 'the two formats, else as it comes' },
    'at its best': {
      says: '`TRY_HARDER`, no pause between attempts',
      hints: [[DecodeHintType.TRY_HARDER, true]],
      options: { delayBetweenScanAttempts: 0, delayBetweenScanSuccess: 0 },
    },
  },
  async start(variant) {
    const { hints = [], options } = this.variants[variant]
    const reader = new BrowserMultiFormatReader(
      new Map([[DecodeHintType.POSSIBLE_FORMATS, formats], ...hints]),
      options,
    )
    const video = document.body.appendChild(document.createElement('video'))
    await reader.decodeFromConstraints({ video: picture }, video, (result) => {
      notebook.attempt()
      if (result) notebook.read(result.getText())
    })
  },
})
