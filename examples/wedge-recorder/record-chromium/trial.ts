import type { Stage } from './stage.ts'

/** One recording: the action, and the expected result of its replay. */
export interface Trial {
  /** The name of the trace's file. */
  readonly name: string
  /** The codes that are read and the reasons of refused scans, in order. */
  readonly comesTo: readonly string[]
  /** Default `field`. */
  readonly focus?: 'field' | 'nothing'
  readonly act: (stage: Stage) => Promise<void>
}

// Made-up codes. The first has every digit, the second has pairs.
export const code = '134567890123456789'
export const otherCode = '101122334455667788'
/** EAN-13 with a made-up article under the example company prefix of GS1's own documents. */
export const product = '9521234543213'
