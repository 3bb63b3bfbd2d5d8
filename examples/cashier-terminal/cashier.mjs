// A cashier's terminal: orders wait in a queue, and each takes the one code that is scanned for it.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { languages, readyCodes, sentences, TillClosedError } from '@paycode/core'
import { lineInput, terminalInput } from '@paycode/keyboard-wedge/tty'
import { sqliteLedger } from '@paycode/ledger-sqlite'
import { serveOrders } from './serve-orders.mjs'
import { submit } from './submit.mjs'

const { values } = parseArgs({ options: { lang: { type: 'string' } } })
const language = languages.find((known) => known === values.lang) ?? 'en'

// Lines from a pipe are read at a cashier's pace: a code that came between two orders would be refused.
const pace = () => setTimeout(300)
const scanner = process.stdin.isTTY ? terminalInput() : lineInput(process.stdin, { pace })
// Used codes are also refused after a restart, and by every other till with the same file.
const folder = process.env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state')
const ledger = sqliteLedger({ file: join(folder, 'paycode', 'ledger.db') })
ledger.status$.subscribe(({ problem }) => problem && console.error(sentences(problem.words, 'en')))
const till = readyCodes([scanner], { ledger })

try {
  const arePaid = await serveOrders(till, ['A-1', 'A-2', 'A-3'], {
    ...{ submit, language },
    show: (line) => console.log(line),
  })
  process.exitCode = arePaid ? 0 : 1
} catch (error) {
  if (!(error instanceof TillClosedError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await till.close()
  await ledger.close()
}
