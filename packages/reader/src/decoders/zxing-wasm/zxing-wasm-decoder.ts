import { checkOptionNames, symbologyOfAim } from '@paycode/core/adapter'
import type { ReaderOptions, ReadResult } from 'zxing-wasm/reader'
import { clip, type Point, type Region } from '../../frame/luminance-frame.ts'
import { eachOnce, type FoundCode, type FrameDecoder } from '../frame-decoder.ts'
import { GreyFile } from './grey-file.ts'
import { optionsFor, optionsForMoreBars, readableSymbologies } from './reader-options.ts'
import { startReader } from './start-reader.ts'

export interface ZXingWasmOptions {
  /**
   * The address of `zxing_reader.wasm`, relative to the page (or worker). Default: beside this package's code, where bundlers
   * that know `new URL('…', import.meta.url)` put it. It is never fetched from a CDN.
   */
  readonly wasmUrl?: string | URL
}

/**
 * ZXing's C++ readers as WebAssembly: the best of the general decoders (README of this package). Loads 420 kB, once per page or
 * worker.
 * @throws {TypeError} when an option is unknown.
 * @throws {DecoderError} `wasm-…` where it cannot be loaded. Another decoder may work.
 */
export async function zxingWasmDecoder(options: ZXingWasmOptions = {}): Promise<FrameDecoder> {
  checkOptionNames<ZXingWasmOptions>('zxingWasmDecoder', options, { wasmUrl: true })
  const read = await startReader(options.wasmUrl)
  const file = new GreyFile()
  return {
    name: 'zxing-wasm',
    symbologies: readableSymbologies,
    async decode(frame, request) {
      const symbologies = request.symbologies.filter((one) => readableSymbologies.includes(one))
      const region = clip(request.region, frame)
      if (symbologies.length === 0 || region.width === 0 || region.height === 0) return []
      const picture = file.of(frame, region)
      const readWith = async (readerOptions: ReaderOptions): Promise<FoundCode[]> =>
        (await read(picture, readerOptions))
          .map((result) => foundCode(result, region))
          .filter((code) => code !== undefined)
          .filter(({ symbology }) => symbologies.includes(symbology))
      const found = await readWith(optionsFor(symbologies, request.effort))
      const more = request.effort === 'light' && optionsForMoreBars(symbologies, found, region)
      return more ? eachOnce([...found, ...(await readWith(more))]) : eachOnce(found)
    },
    // The module stays for the next decoder: a page has only one, and a worker's ends with the worker.
    close: () => {},
  }
}

function foundCode(result: ReadResult, region: Region): FoundCode | undefined {
  const symbology = symbologyOfAim(result.symbologyIdentifier)
  if (symbology === undefined) return undefined
  const inFrame = ({ x, y }: Point): Point => ({ x: region.x + x, y: region.y + y })
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position
  return {
    ...{ text: result.text, symbology },
    corners: [inFrame(topLeft), inFrame(topRight), inFrame(bottomRight), inFrame(bottomLeft)],
  }
}
