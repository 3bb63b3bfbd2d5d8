import { element } from '../shared/element.ts'
import { isAnswer, type Answer } from './simulated-backend.ts'

const dialog = element('trial', HTMLDialogElement)
const answer = element('answer', HTMLSelectElement)

/** The dialog that opens a wallet on a phone, and makes the backend slow or silent. */
export function wireTrialDialog(): void {
  element('try-it', HTMLElement).addEventListener('click', () => {
    dialog.showModal()
    void showPhoneAddress()
  })
  element('close-trial', HTMLElement).addEventListener('click', () => dialog.close())
}

export const chosenAnswer = (): Answer => (isAnswer(answer.value) ? answer.value : 'quickly')

/** The wallet's address for a phone, if the server knows an address of this machine on the network. */
async function showPhoneAddress(): Promise<void> {
  const url = await phoneAddress().catch(() => undefined)
  if (url === undefined) return
  const { qrcode } = await import('bwip-js/browser')
  const canvas = element('phone-address', HTMLCanvasElement)
  qrcode(canvas, { bcid: 'qrcode', text: url, scale: 3, padding: 8, backgroundcolor: 'FFFFFF' })
  element('phone-url', HTMLElement).textContent = url
  element('on-phone', HTMLElement).hidden = false
}

async function phoneAddress(): Promise<string | undefined> {
  const response = await fetch('/phone-addresses')
  const urls: unknown = response.ok ? await response.json() : []
  const [first]: unknown[] = Array.isArray(urls) ? urls : []
  return typeof first === 'string' ? first : undefined
}
