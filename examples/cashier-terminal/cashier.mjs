// A cashier's terminal: orders wait in a queue, each is armed in turn, and takes the one code that is scanned for it.
import { cashierTexts, readyCodes } from '@paycode/core'
import { lineInput, terminalInput } from '@paycode/keyboard-wedge/tty'
import { concatMap } from 'rxjs'
import { submit } from './submit.mjs'

const orders = ['A-1', 'A-2', 'A-3']
const scanner = process.stdin.isTTY ? terminalInput() : lineInput(process.stdin)
const till = readyCodes([scanner])

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
