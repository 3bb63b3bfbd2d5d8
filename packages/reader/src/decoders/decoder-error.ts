import { ProblemError } from '@paycode/core/adapter'

/** Why a decoder cannot be loaded, or failed. */
export type DecoderFault =
  /** The browser has no WebAssembly. */
  | 'wasm-unsupported'
  /** The page's Content-Security-Policy forbids WebAssembly. */
  | 'wasm-blocked'
  /** The file is not at its address, or the network is down. */
  | 'wasm-not-found'
  /** The answer is not WebAssembly, or of another version. */
  | 'wasm-broken'

/** A decoder cannot be loaded, or failed. Another decoder may replace it. The error never contains what a picture shows. */
export class DecoderError extends ProblemError<DecoderFault> {
  override readonly name = 'DecoderError'
}
