import type { Stage } from './stage.ts'

/** One recording: what is done, and what must come of it when it is replayed. */
export interface Trial {
  /** The name of the trace's file. */
  readonly name: string
  /** Codes that are read, and reasons for which a scan is refused, in turn. */
  readonly comesTo: readonly string[]
  /** Default `field`. */
  readonly focus?: 'field' | 'nothing'
  readonly act: (stage: Stage) => Promise<void>
}

// Made up: neither was ever anybody's code. The first has every digit, the second has pairs.
export const code = '134567890123456789'
export const otherCode = '101122334455667788'
/** EAN-13 with a made-up article under the example company prefix of GS1's own documents. */
export const product = '9521234543213'
