// Runs the trials of a module inside the virtual machine: node run-trials.ts MODULE MS_FOR_EACH
import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { attempts, reportMark, type After, type TrialReport, type Trials } from '../trials.ts'

const [, , file = '', trialText] = process.argv
const trialMs = Number(trialText)
const { trials }: { trials: Trials } = await import(pathToFileURL(file).href)
// A fault outside of a trial's own promise must not pass for success, nor end the others.
let stray: string | undefined
process.on('uncaughtException', (error) => (stray = text(error)))
process.on('unhandledRejection', (error) => (stray = text(error)))
for (const [trial, run] of Object.entries(trials)) {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const fault = (await faultOf(run)) ?? stray
    stray = undefined
    report({ trial, ...(fault !== undefined && { fault }) })
    if (fault === undefined) break
  }
}
process.exit(0)

async function faultOf(run: (after: After) => Promise<void>): Promise<string | undefined> {
  const undone: (() => void)[] = []
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done after ${trialMs} ms.`)), trialMs)
  })
  try {
    await Promise.race([run((undo) => undone.unshift(undo)), late])
    return undefined
  } catch (error) {
    return text(error)
  } finally {
    clearTimeout(timer)
    for (const undo of undone) undo()
  }
}

function text(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** At once, whatever happens to the machine next. */
function report(line: TrialReport): void {
  writeSync(1, `${reportMark}${JSON.stringify(line)}\n`)
}
