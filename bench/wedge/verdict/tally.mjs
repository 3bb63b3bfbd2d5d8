import { gapErrorsMs } from './gap-errors.mjs'
import { judgeField } from './judge-field.mjs'
import { judgeScans } from './judge-scans.mjs'

const counts = ['scans', 'right', 'split', 'merged', 'missed', 'wrong', 'leaked', 'lost', 'sent']

/** What came of all traces with one library. */
export class Tally {
  total = zeros()
  byFamily = new Map()
  /** From the last key's stamp to the scan, in ms. */
  terminatedMs = []
  unterminatedMs = []
  gapErrorsMs = []

  /** Returns the trace's own numbers. */
  add(trace, seen) {
    const { matched, ...verdict } = judgeScans(trace.scans, seen.results)
    const all = { scans: trace.scans.length, ...verdict, ...judgeField(trace, seen) }
    const family = this.byFamily.get(trace.family) ?? zeros()
    this.byFamily.set(trace.family, family)
    for (const name of counts) {
      this.total[name] += all[name]
      family[name] += all[name]
    }
    this.gapErrorsMs.push(...gapErrorsMs(trace, seen))
    // A page that computes for a second cannot answer sooner: its delay is not the library's own.
    if (trace.busy.length === 0) this.#time(matched, seen.presses)
    return all
  }

  #time(matched, presses) {
    for (const [{ lastPress, hasSuffix }, { at }] of matched) {
      const list = hasSuffix ? this.terminatedMs : this.unterminatedMs
      list.push(at - presses[lastPress].at)
    }
  }
}

const zeros = () => Object.fromEntries(counts.map((name) => [name, 0]))
