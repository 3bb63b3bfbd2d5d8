// Under Node its names stand on the default export, or on the namespace, depending on its release.
const loaded = await import('@zxing/library')
const zxing = 'MultiFormatReader' in loaded ? loaded : loaded.default
const { BarcodeFormat, DecodeHintType } = zxing

export const library = '@zxing/library'
export const variants = {
  default: { says: 'Code 128 and QR', options: { harder: false } },
  TRY_HARDER: { says: 'the same with TRY_HARDER', options: { harder: true } },
}

export async function open({ harder }) {
  const hints = new Map([
    [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.CODE_128, BarcodeFormat.QR_CODE]],
  ])
  if (harder) hints.set(DecodeHintType.TRY_HARDER, true)
  const reader = new zxing.MultiFormatReader()
  reader.setHints(hints)
  return {
    prepare: greyOf,
    async read({ grey, width, height }) {
      const source = new zxing.RGBLuminanceSource(grey, width, height)
      const bitmap = new zxing.BinaryBitmap(new zxing.HybridBinarizer(source))
      try {
        // `decode` would throw the hints away.
        const result = reader.decodeWithState(bitmap)
        const isQr = result.getBarcodeFormat() === BarcodeFormat.QR_CODE
        return [{ text: result.getText(), symbology: isQr ? 'qr' : 'code-128' }]
      } catch (error) {
        if (error instanceof zxing.NotFoundException) return []
        throw error
      } finally {
        reader.reset()
      }
    },
  }
}

function greyOf({ data, width, height, stride }) {
  const grey = new Uint8ClampedArray(width * height)
  for (let y = 0; y < height; y += 1) {
    grey.set(data.subarray(y * stride, y * stride + width), y * width)
  }
  return { grey, width, height }
}
