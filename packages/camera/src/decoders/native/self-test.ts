import { DecoderError } from '../decoder-error.ts'
import type { FrameDecoder } from '../frame-decoder.ts'
import { selfTestCodes, selfTestPicture } from './self-test-picture.ts'

const cure = 'Use zxingWasmDecoder.'

/**
 * Lets a decoder read a picture whose codes are known.
 * @throws {DecoderError} `native-broken` where it throws, `native-blind` where it misses one, `native-wrong` where it reads what
 *   is not there.
 */
export async function selfTest(decoder: FrameDecoder): Promise<void> {
  const symbologies = selfTestCodes.map(({ symbology }) => symbology)
  const read = await decoder.decode(selfTestPicture(), { symbologies, effort: 'heavy' })
  const known = new Set(selfTestCodes.map(nameOf))
  if (read.some((code) => !known.has(nameOf(code)))) {
    throw new DecoderError('native-wrong', 'BarcodeDetector read what was not there.', cure)
  }
  if (new Set(read.map(nameOf)).size < known.size) {
    const message = 'BarcodeDetector read nothing, or half, of a picture with both codes.'
    throw new DecoderError('native-blind', message, cure)
  }
}

const nameOf = ({ symbology, text }: { symbology: string; text: string }): string =>
  `${symbology} ${text}`
