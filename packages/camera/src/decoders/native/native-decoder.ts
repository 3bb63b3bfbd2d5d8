import type { Symbology } from '@paycode/core'
import { checkOptionNames } from '@paycode/core/adapter'
import { asyncScheduler, firstValueFrom, from, timeout, type SchedulerLike } from 'rxjs'
import { DecoderError } from '../decoder-error.ts'
import { eachOnce, isDecoder, type FrameDecoder } from '../frame-decoder.ts'
import { browserDecoder } from './browser-decoder.ts'
import type { NativePlatform } from './native-platform.ts'
import { selfTest } from './self-test.ts'

export interface NativeDecoderOptions {
  /** Reads what the browser misses, and shows whether it misses too much. It is closed with the decoder. */
  readonly beside: FrameDecoder
  /** Runs the limits of the self-test and of each read. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /** Where BarcodeDetector and ImageData are. Default: the page or worker itself. */
  readonly platform?: NativePlatform
}

const names: Readonly<Record<keyof NativeDecoderOptions, true>> = {
  beside: true,
  scheduler: true,
  platform: true,
}

/** On some devices the first use waits for a download that never comes. */
const selfTestMs = 5_000
/** A read takes a hundredth of it. A service that has died under the browser may leave its question open for ever. */
const readMs = 2_000
/** So often in a row the browser may read nothing where the other one reads. */
const mostMisses = 3

/**
 * The browser's own BarcodeDetector, after it has read a built-in picture. It has been silent where it should have read (macOS 13,
 * Chromium before 113) and is missing on Linux, so it is not used unasked, and always with another decoder beside it. That one
 * reads each frame in which the browser reads nothing; where it does so three times in a row, or where the browser throws or
 * takes longer than two seconds, the browser is not asked any more.
 * @throws {TypeError} when an option is unknown, or `beside` is missing.
 * @throws {DecoderError} `native-…` where it is missing or fails the self-test; `beside` is then as it was.
 */
export async function nativeDecoder(options: NativeDecoderOptions): Promise<FrameDecoder> {
  const example = 'nativeDecoder({ beside: await zxingWasmDecoder() })'
  checkOptionNames<NativeDecoderOptions>('nativeDecoder', options, names, example)
  const { beside, scheduler = asyncScheduler, platform = globalThis } = options
  if (!isDecoder(beside)) {
    throw new TypeError(`nativeDecoder: beside must be another decoder, for example ${example}.`)
  }
  const native = await proven(platform, scheduler)
  let misses = 0
  const isNative = (symbology: Symbology): boolean => native.symbologies.includes(symbology)
  const giveUp = (): [] => {
    misses = mostMisses
    return []
  }
  return {
    name: 'native',
    symbologies: [...new Set([...native.symbologies, ...beside.symbologies])],
    async decode(frame, request) {
      const isAsked = misses < mostMisses && request.symbologies.every(isNative)
      const codes = isAsked
        ? await within(readMs, native.decode(frame, request), scheduler).catch(giveUp)
        : []
      if (codes.length > 0) misses = 0
      // Heavily, all is wanted: a second phone too, should the browser see one only.
      if (codes.length > 0 && request.effort === 'light') return codes
      const more = await beside.decode(frame, request)
      if (isAsked && codes.length === 0 && more.length > 0) misses += 1
      return eachOnce([...codes, ...more])
    },
    close() {
      native.close()
      beside.close()
    },
  }
}

async function proven(platform: NativePlatform, scheduler: SchedulerLike): Promise<FrameDecoder> {
  const native = await browserDecoder(platform)
  try {
    await within(selfTestMs, selfTest(native), scheduler)
    return native
  } catch (error) {
    native.close()
    if (error instanceof DecoderError) throw error
    const message = 'BarcodeDetector failed on a picture with both codes, or gave no answer.'
    throw new DecoderError('native-broken', message, 'Use zxingWasmDecoder.', { cause: error })
  }
}

/** @throws {TimeoutError} where it takes longer. */
const within = <T>(ms: number, work: Promise<T>, scheduler: SchedulerLike): Promise<T> =>
  firstValueFrom(from(work).pipe(timeout({ first: ms, scheduler })))
