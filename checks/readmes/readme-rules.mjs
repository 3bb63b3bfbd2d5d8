import { commandsOf } from './run-shell-lines.mjs'

/** A command that is not run is a promise that is not kept: there are few of them. */
const maxNotRun = 5

/** The block of a README that installs its package. */
const installBlock = (name, pairs) =>
  pairs.find(
    ({ block }) =>
      block.kind === 'shell' &&
      commandsOf(block.code).some(
        (line) => line.startsWith('npm install ') && line.split(/\s+/).includes(name),
      ),
  )?.block

export const hasInstallLine = (name, pairs) => installBlock(name, pairs) !== undefined

/** What a package's README must have: a line that installs it, then the smallest program, whole, whose output is known. */
export function packageReadmeProblems(file, name, pairs) {
  const install = installBlock(name, pairs)
  const first = pairs.find(({ block }) => block.kind === 'program')
  const { before, after, prints = [], steps = [] } = first?.entry ?? {}
  return [
    ...(install ? [] : [`it has no line "npm install ${name} …"`]),
    // A command has no program of its own.
    ...(first && prints.length + steps.length === 0 ? ['its first program shows nothing'] : []),
    ...(before || after ? ['its first program is not whole'] : []),
    ...(install?.line > first?.block.line ? ['its first program stands before that line'] : []),
  ].map((problem) => `${file}: ${problem}`)
}

export function tooManyNotRun(pairs) {
  const lines = pairs.flatMap(({ entry }) => Object.entries(entry.lines ?? {}))
  const notRun = lines.filter(([, { notRun: reason }]) => reason !== undefined)
  return notRun.length <= maxNotRun
    ? []
    : [
        `${notRun.length} commands are not run, and at most ${maxNotRun} may be:`,
        ...notRun.map(([line, { notRun: reason }]) => `${line} (${reason})`),
      ]
}
