import type { Keystroke } from '@paycode/core'
import type { TraceOptions } from '../replay/trace-event.ts'

/** The first line of a trace. */
export const traceHeader = (options: TraceOptions = {}): string =>
  JSON.stringify({ 'paycode-trace': 1, options })

/** A keystroke as a line of a trace. `startedAt`: the moment of the trace's time 0, on the keystroke's own clock. */
export function traceLine(keystroke: Keystroke, startedAt: number): string {
  const { at, type, ...said } = keystroke
  const t = Math.round((at - startedAt) * 1000) / 1000
  return JSON.stringify(
    'text' in said
      ? { t, type: 'input', inputType: 'insertFromPaste', data: said.text }
      : { t, type, ...said },
  )
}
