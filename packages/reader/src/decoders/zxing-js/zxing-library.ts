import * as binaryBitmap from '@zxing/library/cjs/core/BinaryBitmap.js'
import * as bitArray from '@zxing/library/cjs/core/common/BitArray.js'
import * as code128Reader from '@zxing/library/cjs/core/oned/Code128Reader.js'
import * as decodeHintType from '@zxing/library/cjs/core/DecodeHintType.js'
import * as exception from '@zxing/library/cjs/core/Exception.js'
import * as finderPatternFinder from '@zxing/library/cjs/core/qrcode/detector/FinderPatternFinder.js'
import * as finderPatternInfo from '@zxing/library/cjs/core/qrcode/detector/FinderPatternInfo.js'
import * as hybridBinarizer from '@zxing/library/cjs/core/common/HybridBinarizer.js'
import * as productReader from '@zxing/library/cjs/core/oned/MultiFormatUPCEANReader.js'
import * as qrDecoder from '@zxing/library/cjs/core/qrcode/decoder/Decoder.js'
import * as qrDetector from '@zxing/library/cjs/core/qrcode/detector/Detector.js'
import * as resultPoint from '@zxing/library/cjs/core/ResultPoint.js'
import * as source from '@zxing/library/cjs/core/RGBLuminanceSource.js'
import type { ZXing } from './load-zxing.ts'

/** The default export of a CommonJS module. Bundlers and Node differ in whether it stands behind one `default` or two. */
const partOf = <T>({ default: part }: { default: { default: T } | T }): T =>
  isWrapped(part) ? part.default : part

const isWrapped = <T>(part: { default: T } | T): part is { default: T } =>
  typeof part === 'object' && part !== null && 'default' in part

export const zxing: ZXing = {
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
