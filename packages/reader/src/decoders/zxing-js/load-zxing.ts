/** The parts of `@zxing/library` in use: 34 kB. Its main entry loads all its symbologies: 111 kB. */
export interface ZXing {
  readonly BinaryBitmap: Part<typeof import('@zxing/library/cjs/core/BinaryBitmap.js')>
  readonly BitArray: Part<typeof import('@zxing/library/cjs/core/common/BitArray.js')>
  readonly Code128Reader: Part<typeof import('@zxing/library/cjs/core/oned/Code128Reader.js')>
  readonly DecodeHintType: Part<typeof import('@zxing/library/cjs/core/DecodeHintType.js')>
  readonly Exception: Part<typeof import('@zxing/library/cjs/core/Exception.js')>
  readonly FinderPatternFinder: Part<
    typeof import('@zxing/library/cjs/core/qrcode/detector/FinderPatternFinder.js')
  >
  readonly FinderPatternInfo: Part<
    typeof import('@zxing/library/cjs/core/qrcode/detector/FinderPatternInfo.js')
  >
  readonly HybridBinarizer: Part<typeof import('@zxing/library/cjs/core/common/HybridBinarizer.js')>
  readonly ProductReader: Part<
    typeof import('@zxing/library/cjs/core/oned/MultiFormatUPCEANReader.js')
  >
  readonly QrDecoder: Part<typeof import('@zxing/library/cjs/core/qrcode/decoder/Decoder.js')>
  readonly QrDetector: Part<typeof import('@zxing/library/cjs/core/qrcode/detector/Detector.js')>
  readonly ResultPoint: Part<typeof import('@zxing/library/cjs/core/ResultPoint.js')>
  readonly RGBLuminanceSource: Part<typeof import('@zxing/library/cjs/core/RGBLuminanceSource.js')>
}

export type BinaryBitmap = InstanceType<ZXing['BinaryBitmap']>
export type BitArray = InstanceType<ZXing['BitArray']>
export type BitMatrix = ReturnType<BinaryBitmap['getBlackMatrix']>
export type FinderPattern = ReturnType<InstanceType<ZXing['FinderPatternInfo']>['getTopLeft']>
export type Hints = NonNullable<Parameters<InstanceType<ZXing['QrDetector']>['detect']>[0]>

type Part<Module extends { default: unknown }> = Module['default']

/** One `import()`, so that a bundler puts all parts into one chunk. */
export async function loadZXing(): Promise<ZXing> {
  const { zxing } = await import('./zxing-library.ts')
  return zxing
}
