import { manualInput, memoryLedger, readyCodes } from '@paycode/core'

const counter = manualInput()
const { outcomes$, arm } = readyCodes([counter], { ledger: memoryLedger() })
outcomes$.subscribe((outcome) => {
  if (outcome.status === 'rejected') throw new Error(outcome.reason)
  console.log(outcome.code.take())
})
arm({ orderId: 'A-1' })
counter.submit('134579302432164181')
