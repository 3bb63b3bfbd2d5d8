// A cashier's terminal: orders wait in a queue, each is armed in turn, and takes the one code that is scanned for it.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { cashierTexts, readyCodes } from '@paycode/core'
import { lineInput, terminalInput } from '@paycode/keyboard-wedge/tty'
import { sqliteLedger } from '@paycode/ledger-sqlite'
import { concatMap } from 'rxjs'
import { submit } from './submit.mjs'

const orders = ['A-1', 'A-2', 'A-3']
const scanner = process.stdin.isTTY ? terminalInput() : lineInput(process.stdin)
// What was handed out is refused after a restart too, and by every other till that names this file.
const folder = process.env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state')
const ledger = sqliteLedger({ file: join(folder, 'paycode', 'ledger.db') })
const till = readyCodes([scanner], { ledger })
ledger.status$.subscribe(({ problem }) => problem && console.error(problem.cure))

function nextOrder() {
  const orderId = orders.shift()
  if (orderId === undefined) return scanning.unsubscribe()
  console.log(`${orderId}: scan the payment code`)
  till.arm({ orderId })
}

async function handle(outcome) {
  if (outcome.status === 'rejected') {
    const { what, cure } = cashierTexts.en[outcome.reason]
    return console.log(`  ${outcome.masked} ${what} ${cure}`)
  }
  const { code } = outcome
  try {
    const result = await submit(code.orderId, code.take(), code.signal)
    console.log(`  ${code.masked} ${result} for ${code.orderId}`)
  } catch (error) {
    // No answer is not a "no": the order must be queried before anyone scans for it again.
    console.log(`  ${code.masked} unknown for ${code.orderId}: ${error.message}`)
  }
  nextOrder()
}

const scanning = till.outcomes$.pipe(concatMap(handle)).subscribe()
nextOrder()
