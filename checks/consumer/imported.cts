async function main(): Promise<void> {
  const { manualInput, memoryLedger, readyCodes } = await import('@paycode/core')
  const counter = manualInput()
  const { outcomes$, arm } = readyCodes([counter], { ledger: memoryLedger() })
  outcomes$.subscribe((outcome) => {
    console.log(outcome.status === 'ready' ? outcome.code.take() : outcome.reason)
  })
  arm({ orderId: 'A-1' })
  counter.submit('134579302432164181')
}

void main()
