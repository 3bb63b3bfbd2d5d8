import type { Point } from '../../frame/luminance-frame.ts'
import type { DecodeRequest, FoundCode } from '../frame-decoder.ts'
import { attempt } from './attempt.ts'
import { finderTriples, type Triple } from './finder-triples.ts'
import type { BinaryBitmap, BitMatrix, FinderPattern, Hints, ZXing } from './load-zxing.ts'
import type { Picture } from './picture.ts'

export type QrReader = (
  bitmap: BinaryBitmap,
  picture: Picture,
  effort: DecodeRequest['effort'],
) => readonly FoundCode[]

/**
 * Reads all QR codes of a picture. The library's own search stops at the first three finder patterns; with two phones in view they
 * may belong to both. Here the library's parts read every triple of patterns that fit together.
 */
export function qrReader(zxing: ZXing): QrReader {
  const patternsOf = patternFinder(zxing)
  const read = tripleReader(zxing)
  return (bitmap, { inFrame }, effort) => {
    const bits = attempt(zxing, () => bitmap.getBlackMatrix())
    if (!bits) return []
    const codes: FoundCode[] = []
    const used = new Set<FinderPattern>()
    for (const triple of finderTriples(patternsOf(bits, effort))) {
      if (triple.some((pattern) => used.has(pattern))) continue
      const found = attempt(zxing, () => read(bits, triple))
      if (!found) continue
      for (const pattern of triple) used.add(pattern)
      const [a, b, c, d] = found.corners
      const corners = [inFrame(a), inFrame(b), inFrame(c), inFrame(d)] as const
      codes.push({ text: found.text, symbology: 'qr', corners })
    }
    return codes
  }
}

/** Finds the patterns of the whole picture. The library alone would keep only three. */
function patternFinder(
  zxing: ZXing,
): (bits: BitMatrix, effort: DecodeRequest['effort']) => readonly FinderPattern[] {
  class AllPatterns extends zxing.FinderPatternFinder {
    patterns: readonly FinderPattern[] = []

    protected override handlePossibleCenter(
      ...seen: Parameters<InstanceType<typeof zxing.FinderPatternFinder>['handlePossibleCenter']>
    ): boolean {
      super.handlePossibleCenter(...seen)
      this.patterns = [...this.getPossibleCenters()]
      return false
    }
  }
  const harder: Hints = new Map([[zxing.DecodeHintType.TRY_HARDER, true]])
  return (bits, effort) => {
    const finder = new AllPatterns(bits, { foundPossibleResultPoint() {} })
    attempt(zxing, () => finder.find(effort === 'heavy' ? harder : new Map()))
    return finder.patterns
  }
}

function tripleReader(
  zxing: ZXing,
): (bits: BitMatrix, triple: Triple) => { text: string; corners: FoundCode['corners'] } {
  class OpenDetector extends zxing.QrDetector {
    read([...patterns]: Triple): ReturnType<OpenDetector['processFinderPatternInfo']> {
      zxing.ResultPoint.orderBestPatterns(patterns)
      return this.processFinderPatternInfo(new zxing.FinderPatternInfo(patterns))
    }
  }
  const decoder = new zxing.QrDecoder()
  return (bits, triple) => {
    const found = new OpenDetector(bits).read(triple)
    const modules = found.getBits()
    // The size is taken before decoding, because decoding may mirror the modules.
    const size = modules.getWidth()
    const text = decoder.decodeBitMatrix(modules, new Map()).getText()
    return { text, corners: cornersOf(found.getPoints(), size) }
  }
}

/** Distance of a finder pattern's centre from the symbol's edges, in modules. */
const edge = 3.5

function cornersOf(
  patterns: readonly Pick<FinderPattern, 'getX' | 'getY'>[],
  modules: number,
): FoundCode['corners'] {
  const [bottomLeft, topLeft, topRight] = patterns.map((one) => ({ x: one.getX(), y: one.getY() }))
  if (!bottomLeft || !topLeft || !topRight) throw new TypeError('A QR has three finder patterns.')
  const between = modules - 2 * edge
  const at = (right: number, down: number): Point => ({
    x: topLeft.x + ((topRight.x - topLeft.x) * right + (bottomLeft.x - topLeft.x) * down) / between,
    y: topLeft.y + ((topRight.y - topLeft.y) * right + (bottomLeft.y - topLeft.y) * down) / between,
  })
  const far = between + edge
  return [at(-edge, -edge), at(far, -edge), at(far, far), at(-edge, far)]
}
