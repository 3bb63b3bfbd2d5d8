import { sentences, type Language } from '@paycode/core'
import { outcomeFields } from '../outcome-line.ts'
import type { LineOutput } from '../output/line-output.ts'
import { shown } from '../output/shown.ts'
import { writeError } from '../output/write.ts'
import type { ScanView } from './view.ts'

/** For programs: one JSON line for each outcome. */
export function lineView(output: LineOutput, options: { mask: boolean; lang: Language }): ScanView {
  return {
    start: () => {},
    show: (outcome) => output.write(outcomeFields(outcome, options)),
    problem: ({ words }) => writeError(shown`paycode: ${sentences(words, options.lang)}\n`),
    nothing: () => {},
    stop: () => {},
  }
}
