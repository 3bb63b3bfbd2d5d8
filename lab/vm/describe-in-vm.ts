import { join } from 'node:path'
import { describeWith } from '../describe-with.ts'
import { inFull } from '../in-full.ts'
import { vmNeeds, type Need } from '../needs.ts'
import { runInVm, type VmOptions } from './run-in-vm.ts'
import { reportMark, type TrialReport, type Trials } from './trials.ts'

export interface VmSuite extends Pick<VmOptions, 'memoryMb' | 'udev'> {
  /** The module whose `trials` the guest runs: its path. */
  readonly module: string
  readonly trials: Trials
  /** What the guest takes from this machine besides. */
  readonly needs?: readonly Need[]
  /** For all of them, the start included. */
  readonly timeoutMs: number
  /** For each of them, in ms. Default a minute. */
  readonly trialMs?: number
}

const startMs = 60_000

/** A suite whose tests run in one virtual machine, in order. Each is reported here by its name. */
export function describeInVm(
  name: string,
  { module, trials, timeoutMs, trialMs = 60_000, needs = [], ...machine }: VmSuite,
): void {
  describeWith([...vmNeeds, ...needs], name, () => {
    const reports = new Map<string, TrialReport[]>()
    let end = ''

    beforeAll(async () => {
      const lab = join(__dirname, '..')
      const runner = join(lab, 'vm/guest/run-trials.ts')
      let output = ''
      try {
        const { exitCode } = await runInVm({
          ...machine,
          timeoutMs,
          command: `PAYCODE_FULL=${inFull ? 1 : 0} node --import '${join(lab, 'read-typescript.mjs')}' '${runner}' '${module}' ${trialMs}`,
          onOutput: (text) => (output += text),
        })
        end = `It ended with ${exitCode}.`
      } catch (error) {
        // What was tried until then counts all the same.
        end = String(error)
      }
      for (const line of output.split('\n')) {
        if (!line.startsWith(reportMark)) {
          end += `\n${line}`
          continue
        }
        const report: TrialReport = JSON.parse(line.slice(1))
        reports.set(report.trial, [...(reports.get(report.trial) ?? []), report])
      }
      // The first start on a machine also brings the kernel.
    }, timeoutMs + startMs)

    test.each(Object.keys(trials))('%s', (trial) => {
      // Each retry by jest reads the guest's next attempt.
      const [first, ...further] = reports.get(trial) ?? []
      const fault = `It was not run. ${end.slice(-2000)}`
      if (further.length > 0) reports.set(trial, further)
      expect((first ?? { fault }).fault).toBeUndefined()
    })
  })
}
