import core = require('@paycode/core')
import tty = require('@paycode/keyboard-wedge/tty')

const counter = core.manualInput()
const input: core.ScannerInput = tty.lineInput(process.stdin)
const { outcomes$, arm } = core.readyCodes([counter, input], { ledger: core.memoryLedger() })
outcomes$.subscribe((outcome) => {
  console.log(outcome.status === 'ready' ? outcome.code.take() : outcome.reason)
  process.exit()
})
arm({ orderId: 'A-1' })
counter.submit('134579302432164181')
