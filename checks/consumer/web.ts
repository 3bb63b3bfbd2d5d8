import { manualInput, readyCodes, type ReadyCode } from '@paycode/core'
import { checkNotifyUrl } from '@paycode/parameters'
import { simulatedWallet } from '@paycode/simulator'

const { outcomes$ } = readyCodes([manualInput()], { gate: 'always-armed' })

const submit = (code: ReadyCode): Promise<Response> =>
  fetch('/pay', { method: 'POST', body: code.take(), signal: code.signal })

outcomes$.subscribe((outcome) => {
  if (outcome.status === 'ready') void submit(outcome.code)
})

const verdict = checkNotifyUrl(document.location.href)
export const reason: string | undefined = verdict.ok ? undefined : verdict.reason
export const wallet = simulatedWallet()
