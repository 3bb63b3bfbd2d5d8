// The customer's phone. It shows made-up codes that change every minute and after use.
import { simulatedWallet } from '@paycode/simulator'
import { element } from '../shared/element.ts'
import { showAmount } from '../shared/money.ts'
import { preferences } from '../shared/preferences.ts'
import { fingerprintOf, receipts } from '../shared/receipts.ts'
import { onLanguage, showWords } from '../shared/show-words.ts'
import { digitGroups } from './digit-groups.ts'
import { drawCodes } from './draw-codes.ts'
import { words } from './words.ts'

const validMs = 60_000
/** How long the phone shows a payment, in ms. */
const thanksMs = 4_000

// Each visit is a new phone with new codes: a till refuses codes that it has seen.
const wallet = simulatedWallet({ seed: crypto.getRandomValues(new Int32Array(1))[0] ?? 1 })
const bars = element('bars', HTMLCanvasElement)
const qr = element('qr', HTMLCanvasElement)
const phone = element('phone', HTMLElement)

let language = preferences.language
let isShown = false
let code = ''
let changedAt = 0
let paidFen = 0

function tick(): void {
  const next = wallet.show()
  if (next !== code) {
    if (code !== '') element('news', HTMLElement).textContent = words[language].refreshed
    code = next
    changedAt = Date.now()
    draw()
  }
  const leftMs = Math.max(0, validMs - (Date.now() - changedAt))
  const seconds = String(Math.ceil(leftMs / 1000))
  element('left', HTMLElement).textContent = words[language].refreshesIn.replace('{}', seconds)
  element('bar', HTMLProgressElement).value = leftMs / validMs
}

function draw(): void {
  drawCodes(code, bars, qr)
  element('digits', HTMLElement).textContent = digitGroups(code, isShown)
}

function showAll(): void {
  const say = words[language]
  showWords(say, language)
  document.title = `${say.wallet} · Paycode`
  element('show-digits', HTMLElement).textContent = isShown ? say.hideDigits : say.showDigits
  element('paid', HTMLElement).textContent = paidFen > 0 ? say.paid : ''
  element('amount', HTMLElement).textContent = paidFen > 0 ? showAmount(paidFen, language) : ''
  tick()
}

function thank(fen: number): void {
  paidFen = fen
  phone.dataset['state'] = 'paid'
  navigator.vibrate?.(80)
  showAll()
  setTimeout(() => {
    paidFen = 0
    phone.dataset['state'] = 'showing'
    showAll()
  }, thanksMs)
}

receipts().subscribe(({ fingerprint, fen }) => {
  if (fingerprint === fingerprintOf(code) && wallet.use(code) === 'accepted') thank(fen)
})
element('refresh', HTMLElement).addEventListener('click', () => {
  wallet.use(code)
  tick()
})
element('show-digits', HTMLElement).addEventListener('click', () => {
  isShown = !isShown
  draw()
  showAll()
})
onLanguage((chosen) => {
  language = chosen
  showAll()
})
addEventListener('resize', draw)
// After a phone has slept, its code is too old.
document.addEventListener('visibilitychange', tick)
setInterval(tick, 250)
showAll()
