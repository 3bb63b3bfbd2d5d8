// The till: its scanners in one stream of ready codes, a checkout on top, and the display of both.
import { camera } from '@paycode/camera'
import { readyCodes, type DeviceStatus, type LedgerStatus } from '@paycode/core'
import { keyboardWedge } from '@paycode/keyboard-wedge'
import { interval, ReplaySubject } from 'rxjs'
import { element } from '../shared/element.ts'
import { preferences } from '../shared/preferences.ts'
import { onLanguage, showWords } from '../shared/show-words.ts'
import { AmountEntry } from './amount-entry.ts'
import { cameraIsAllowed } from './camera-is-allowed.ts'
import { Checkout, type Refusal, type Stage } from './checkout.ts'
import { showDevice } from './device-chip.ts'
import { signal } from './feedback.ts'
import { showLedger } from './ledger-chip.ts'
import { openedWhen } from './opened-when.ts'
import { SalesList } from './sales-list.ts'
import { showRefusal } from './show-refusal.ts'
import { showRemaining } from './show-remaining.ts'
import { simulatedBackend } from './simulated-backend.ts'
import { announce, focusStage, showStage } from './stage-view.ts'
import { chosenAnswer, wireTrialDialog } from './trial-dialog.ts'
import { usedCodes } from './used-codes.ts'
import { Viewfinder } from './viewfinder.ts'
import { words } from './words.ts'

const countdownMs = 200

let language = preferences.language
let stage: Stage = { name: 'entering' }
let refusal: Refusal | undefined
/** When the code was submitted, ms since the epoch. `undefined` while no code is submitted. */
let submittedAt: number | undefined
const status: Record<'keyboard' | 'camera', DeviceStatus> = {
  keyboard: { state: 'closed' },
  camera: { state: 'closed' },
}
let ledgerStatus: LedgerStatus = { state: 'closed' }

showWords(words[language], language)
const ledger = await usedCodes()

const wedge = keyboardWedge()
const eye = camera()
const cameraWanted$ = new ReplaySubject<void>(1)
const codes = readyCodes([wedge, openedWhen(cameraWanted$, eye)], { ledger })
const checkout = new Checkout(codes, simulatedBackend(chosenAnswer))
const entry = new AmountEntry(
  (fen) => checkout.start(fen),
  () => words[language].amountFault,
)
const viewfinder = new Viewfinder(eye, language)
const sales = new SalesList()

function showAll(): void {
  const say = words[language]
  showWords(say, language)
  document.title = `${say.title} · Paycode`
  entry.showWords(say.backspace)
  viewfinder.showWords(language)
  showStage(stage, language)
  showRefusal(refusal, language)
  showDevices()
  sales.show(language)
}

function showDevices(): void {
  showDevice(element('keyboard-status', HTMLElement), status.keyboard, language)
  showDevice(element('camera-status', HTMLElement), status.camera, language)
  showLedger(element('ledger-status', HTMLElement), ledgerStatus, language)
}

function move(next: Stage): void {
  const before = stage.name
  stage = next
  if (stage.name === 'waiting') cameraWanted$.next()
  showStage(stage, language)
  submittedAt = stage.name === 'submitting' ? Date.now() : undefined
  showRemaining(submittedAt, language)
  if (stage.name === before) return
  if (stage.name === 'entering') {
    entry.clear()
    announce(before === 'waiting' ? words[language].cancelled : '')
  } else focusStage(stage)
  if (stage.name === 'submitting') signal('read')
  if (stage.name !== 'paid') return
  signal('paid')
  sales.add({ at: new Date(), sale: stage.sale, code: stage.code })
  sales.show(language)
}

checkout.stage$.subscribe(move)
checkout.refusal$.subscribe((next) => {
  refusal = next
  showRefusal(refusal, language)
  if (refusal) signal('refused')
})
wedge.status$.subscribe((next) => {
  status.keyboard = next
  showDevices()
})
eye.status$.subscribe((next) => {
  status.camera = next
  showDevices()
})
ledger.status$.subscribe((next) => {
  ledgerStatus = next
  showDevices()
})
interval(countdownMs).subscribe(() => showRemaining(submittedAt, language))

element('cancel', HTMLElement).addEventListener('click', () => checkout.cancel())
element('next', HTMLElement).addEventListener('click', () => checkout.next())
addEventListener('keydown', ({ key }) => {
  // While the dialog is open, Esc closes only the dialog.
  if (key === 'Escape' && !document.querySelector('dialog[open]')) checkout.cancel()
})
const sound = element('sound', HTMLButtonElement)
sound.ariaPressed = String(preferences.sound)
sound.addEventListener('click', () => {
  preferences.sound = !preferences.sound
  sound.ariaPressed = String(preferences.sound)
})
onLanguage((chosen) => {
  language = chosen
  showAll()
})
wireTrialDialog()
viewfinder.follow()
checkout.open()
showAll()
if (await cameraIsAllowed()) cameraWanted$.next()
