import { type Symbology } from '@paycode/core'
import { checkOptionNames } from '@paycode/core/adapter'
import type { FrameDecoder } from '../decoders/frame-decoder.ts'
import type { LuminanceFrame } from '../frame/luminance-frame.ts'
import { DecoderPanel } from './decoder-panel.ts'
import { FrameLook } from './frame-look.ts'
import type { FrameReading } from './frame-reader.ts'
import { lightPass } from './light-pass.ts'
import { passes } from './passes.ts'
import { walletSymbologies } from './symbology-kinds.ts'

export interface ReadStillOptions {
  /** The decoders in the order in which they are called, the cheapest first. They stay open. */
  readonly decoders: readonly FrameDecoder[]
  /** The symbologies to read. Default `walletSymbologies`. */
  readonly symbologies?: readonly Symbology[]
}

const names: Readonly<Record<keyof ReadStillOptions, true>> = {
  decoders: true,
  symbologies: true,
}

/**
 * Reads one picture with every pass, without a budget. It goes on after a code was read, because there may be a second phone.
 * @throws {TypeError} when an option is unknown, or no decoder is given.
 */
export async function readStill(
  frame: LuminanceFrame,
  options: ReadStillOptions,
): Promise<FrameReading> {
  const example = 'readStill(frame, { decoders: [paymentCode128()] })'
  checkOptionNames<ReadStillOptions>('readStill', options, names, example)
  const { decoders, symbologies = walletSymbologies } = options
  const panel = new DecoderPanel(decoders)
  const look = new FrameLook(frame)
  await lightPass(panel, look, symbologies)
  for (const pass of passes) {
    await pass.run(panel, look, symbologies)
  }
  return { codes: look.codes }
}
