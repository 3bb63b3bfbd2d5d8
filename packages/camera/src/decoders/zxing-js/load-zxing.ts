/** The parts of `@zxing/library` that are used. Its main entry holds all its symbologies: 111 kB where these weigh 34. */
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

/** Which of the two it is differs from bundler to bundler, and in Node. */
const partOf = <T>({ default: part }: { default: { default: T } | T }): T =>
  isWrapped(part) ? part.default : part

const isWrapped = <T>(part: { default: T } | T): part is { default: T } =>
  typeof part === 'object' && part !== null && 'default' in part

export async function loadZXing(): Promise<ZXing> {
  const [
    binaryBitmap,
    bitArray,
    code128Reader,
    decodeHintType,
    exception,
    finderPatternFinder,
    finderPatternInfo,
    hybridBinarizer,
    productReader,
    qrDecoder,
    qrDetector,
    resultPoint,
    source,
  ] = await Promise.all([
    import('@zxing/library/cjs/core/BinaryBitmap.js'),
    import('@zxing/library/cjs/core/common/BitArray.js'),
    import('@zxing/library/cjs/core/oned/Code128Reader.js'),
    import('@zxing/library/cjs/core/DecodeHintType.js'),
    import('@zxing/library/cjs/core/Exception.js'),
    import('@zxing/library/cjs/core/qrcode/detector/FinderPatternFinder.js'),
    import('@zxing/library/cjs/core/qrcode/detector/FinderPatternInfo.js'),
    import('@zxing/library/cjs/core/common/HybridBinarizer.js'),
    import('@zxing/library/cjs/core/oned/MultiFormatUPCEANReader.js'),
    import('@zxing/library/cjs/core/qrcode/decoder/Decoder.js'),
    import('@zxing/library/cjs/core/qrcode/detector/Detector.js'),
    import('@zxing/library/cjs/core/ResultPoint.js'),
    import('@zxing/library/cjs/core/RGBLuminanceSource.js'),
  ])
  return {
    BinaryBitmap: partOf(binaryBitmap),
    BitArray: partOf(bitArray),
    Code128Reader: partOf(code128Reader),
    DecodeHintType: partOf(decodeHintType),
    Exception: partOf(exception),
    FinderPatternFinder: partOf(finderPatternFinder),
    FinderPatternInfo: partOf(finderPatternInfo),
    HybridBinarizer: partOf(hybridBinarizer),
    ProductReader: partOf(productReader),
    QrDecoder: partOf(qrDecoder),
    QrDetector: partOf(qrDetector),
    ResultPoint: partOf(resultPoint),
    RGBLuminanceSource: partOf(source),
  }
}
