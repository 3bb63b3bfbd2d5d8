// A counter with fixed scanners that are read over USB HID: no keystrokes, no focused window. One order after the other.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { cashierTexts, readyCodes, sentences } from '@paycode/core'
import { hidScanner } from '@paycode/hid/node'
import { sqliteLedger } from '@paycode/ledger-sqlite'
import { newOutTradeNo } from '@paycode/parameters'
import { simulatedCounter } from './simulated-counter.mjs'
import { submit } from './submit.mjs'

const isSimulated = process.argv.includes('--simulated')
const scanner = hidScanner(isSimulated ? { system: simulatedCounter() } : {})
// Used codes are also refused after a restart, and by every other till with the same file.
const folder = process.env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state')
const ledger = sqliteLedger({ file: join(folder, 'paycode', 'ledger.db') })
ledger.status$.subscribe(({ problem }) => problem && console.error(sentences(problem.words, 'en')))
const till = readyCodes([scanner], { ledger })

// An unplugged scanner is a status, not an error. The scanner is opened again when it is plugged in again.
scanner.status$.subscribe(({ state, problem }) => {
  console.log(`scanner: ${state}${problem ? `. ${sentences(problem.words, 'en')}` : ''}`)
})

function onRefusal({ masked, reason }) {
  void scanner.send('beep-error')
  const { what, cure } = cashierTexts.en[reason]
  console.log(`  ${masked} ${what} ${cure}`)
}

async function isPaid(orderId) {
  console.log(`${orderId}: scan the payment code`)
  const code = await till.next({ orderId, onRefusal })
  void scanner.send('beep-good')
  // Stands before the `try`: a code that is too old throws here, and was not submitted.
  const authCode = code.take()
  const outTradeNo = newOutTradeNo()
  try {
    const answer = await submit({ authCode, outTradeNo, signal: AbortSignal.timeout(10_000) })
    console.log(`  ${code.masked} from ${code.source.id}: ${answer} for ${orderId}`)
    return answer === 'paid'
  } catch {
    console.log(
      `  ${code.masked} got no answer for ${orderId}, and may have been charged. Do not scan again: query ${outTradeNo} first.`,
    )
    return false
  }
}

try {
  // Stops at an order that is not paid, so that the cashier decides what comes next.
  for (const orderId of ['A-1', 'A-2']) {
    if (await isPaid(orderId)) continue
    process.exitCode = 1
    break
  }
} finally {
  await till.close()
  await ledger.close()
}
