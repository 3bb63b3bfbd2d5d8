import { oneOf } from '../parse-arguments.ts'
import { UsageError } from '../usage.ts'
import { decoderNames, type ReadingWay } from './picture-reader.ts'

/** The options of the reading of pictures, for `parseArguments`. */
export const readingOptions = {
  frames: { type: 'string' },
  thorough: { type: 'boolean', default: false },
} as const

/** Frames by default: a phone is held before a till's camera for about half a second. */
const usualFrames = 12
/** At most this many frames: ten seconds of video. */
const maxFrames = 300

/** @throws {UsageError} when the options contradict each other, or `--frames` is not a valid number. */
export function readingWay(values: {
  readonly frames?: string | undefined
  readonly thorough: boolean
  readonly decoder?: string | undefined
}): ReadingWay {
  const { frames, thorough, decoder } = values
  if ([frames !== undefined, thorough, decoder !== undefined].filter(Boolean).length > 1) {
    throw new UsageError('--frames, --thorough and --decoder exclude each other')
  }
  if (decoder !== undefined) return oneOf(decoder, decoderNames, '--decoder')
  return thorough ? 'thorough' : { frames: framesOf(frames) }
}

function framesOf(value = String(usualFrames)): number {
  if (/^[1-9]\d{0,2}$/.test(value) && Number(value) <= maxFrames) return Number(value)
  throw new UsageError(`--frames must be a number from 1 to ${maxFrames}`)
}
