// A counter with fixed scanners that are read over USB HID: no keystrokes, no focused window. One order after the other.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { cashierTexts, readyCodes } from '@paycode/core'
import { hidScanner } from '@paycode/hid/node'
import { sqliteLedger } from '@paycode/ledger-sqlite'
import { concatMap } from 'rxjs'
import { simulatedCounter } from './simulated-counter.mjs'

const isSimulated = process.argv.includes('--simulated')
const scanner = hidScanner(isSimulated ? { system: simulatedCounter() } : {})
// What was handed out is refused after a restart too, and by every other till that names this file.
const folder = process.env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state')
const ledger = sqliteLedger({ file: join(folder, 'paycode', 'ledger.db') })
ledger.status$.subscribe(({ problem }) => problem && console.error(problem.cure))
const till = readyCodes([scanner], { ledger })
const orders = ['A-1', 'A-2']

// A scanner that leaves is no error: it is said, and its return is waited for.
scanner.status$.subscribe(({ state, problem }) => {
  console.log(`scanner: ${state}${problem ? `. ${problem.cure}` : ''}`)
})

function nextOrder() {
  const orderId = orders.shift()
  if (orderId === undefined) return scanning.unsubscribe()
  console.log(`${orderId}: scan the payment code`)
  till.arm({ orderId })
}

async function handle(outcome) {
  if (outcome.status === 'rejected') {
    void scanner.send('beep-error')
    const { what, cure } = cashierTexts.en[outcome.reason]
    return console.log(`  ${outcome.masked} ${what} ${cure}`)
  }
  const { code } = outcome
  void scanner.send('beep-good')
  // Here your backend submits the digits: fetch(url, { body: code.take(), signal: code.signal })
  code.take()
  console.log(`  ${code.masked} from ${code.source.id} for ${code.orderId}`)
  nextOrder()
}

const scanning = till.outcomes$.pipe(concatMap(handle)).subscribe()
nextOrder()
