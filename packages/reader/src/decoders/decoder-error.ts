import { ProblemError } from '@paycode/core/adapter'

/** Why a decoder is not to be had, or has failed. */
export type DecoderFault =
  /** The page's browser has no WebAssembly at all. */
  | 'wasm-unsupported'
  /** The page's Content-Security-Policy forbids WebAssembly. */
  | 'wasm-blocked'
  /** The file is not where it was looked for, or the network is down. */
  | 'wasm-not-found'
  /** What came instead of the file is no WebAssembly, or not the one that is needed. */
  | 'wasm-broken'

/** A decoder that cannot read, which another one may stand in for. What a picture shows is never in it. */
export class DecoderError extends ProblemError<DecoderFault> {
  override readonly name = 'DecoderError'
}
