import { LedgerError, sentences } from '@paycode/core'
import { systemClock } from '@paycode/core/adapter'
import { ledgerPlace } from '../ledger/ledger-place.ts'
import { withoutSqliteWarning } from '../ledger/without-sqlite-warning.ts'
import { LineOutput } from '../output/line-output.ts'
import { shown } from '../output/shown.ts'
import { writeError } from '../output/write.ts'
import { oneOf, parseArguments } from '../parse-arguments.ts'
import { exitCodes, UsageError } from '../usage.ts'

const jobs = ['inspect', 'prune', 'rotate'] as const

/** `paycode ledger inspect|prune|rotate [FILE]`: maintains a ledger file, also while tills use it. */
export async function ledger(args: readonly string[]): Promise<number> {
  const { positionals } = parseArguments(args, {})
  const [name = '', named, ...more] = positionals
  const job = oneOf(name, jobs, 'ledger')
  if (more.length > 0) throw new UsageError(`ledger ${job} takes one file`)
  const place = ledgerPlace(named, process.env)
  if (place.kind !== 'file') {
    throw new UsageError(
      place.kind === 'memory'
        ? 'a ledger in memory is gone with its program: name a file'
        : 'Redis throws lapsed claims away by itself, and INFO counts them: name a file',
    )
  }
  const { file } = place
  const sqlite = await import('@paycode/ledger-sqlite')
  const work = {
    inspect: () => sqlite.inspectLedgerFile({ file, now: systemClock.wall() }),
    prune: () => sqlite.pruneLedgerFile({ file, now: systemClock.wall() }),
    rotate: () => ({ rotated: true, ...sqlite.rotateLedgerKey({ file }) }),
  }
  try {
    const result = withoutSqliteWarning<object>(work[job])
    new LineOutput().write(inSnakeCase(result))
    return exitCodes.ok
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    writeError(shown`paycode: ${sentences(error.words, 'en')}\n`)
    return exitCodes.nothing
  }
}

/** Converts field names to snake case, as in all lines of `paycode`. */
const inSnakeCase = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
