import {
  cashierTexts,
  type GateMode,
  type Language,
  type Outcome,
  type ReadyCode,
} from '@paycode/core'
import { interval, type Subscription } from 'rxjs'
import { fixed, shown, type Shown } from '../output/shown.ts'
import { bold, dim, green, red, yellow } from '../output/styles.ts'
import { writeOut } from '../output/write.ts'
import { countdown } from './countdown.ts'
import type { InputName } from './scan-options.ts'
import type { ScanView } from './view.ts'
import { words } from './words.ts'

const tickMs = 250
const control = {
  clearLine: fixed('\r\u001B[2K'),
  hideCursor: fixed('\u001B[?25l'),
  showCursor: fixed('\u001B[?25h'),
  noWrap: fixed('\u001B[?7l'),
  wrap: fixed('\u001B[?7h'),
} as const

/** The view for people: a line for each scan, and below them the newest ready code with its remaining time. */
export function screenView(options: { lang: Language; input: InputName | 'demo' }): ScanView {
  const say = words[options.lang]
  const texts = cashierTexts[options.lang]
  const counts = { ready: 0, refused: 0 }
  let live: ReadyCode | undefined
  let ticking: Subscription | undefined

  const showCursor = (): boolean => writeOut(control.showCursor)

  /** Prints a line that stays, above the countdown. */
  function print(line: Shown): void {
    writeOut(shown`${control.clearLine}${line}\n`)
  }

  function tick(): void {
    // With manual input there is no countdown: redrawing the line would erase what a person types on the same screen.
    if (!live || options.input === 'manual') return
    if (live.remainingMs() === 0) {
      print(shown`${yellow('○')} ${bold(live.masked)}  ${yellow(say.tooOld)}`)
      live = undefined
      return
    }
    const line = shown`  ${live.masked}  ${countdown(live, say.seconds)}`
    writeOut(shown`${control.clearLine}${control.noWrap}${line}${control.wrap}`)
  }

  function showReady(code: ReadyCode<GateMode>): void {
    counts.ready += 1
    live = code
    const owner = [nameOf(code.wallet), code.issuer && say.issuers[code.issuer]]
    const whose = owner.filter(Boolean).join(' · ')
    print(shown`${green('●')} ${bold(code.masked)}  ${green(say.ready)}  ${whose}`)
    // Only the identity number is mentioned. One code in ten is also a valid SSCC: people would learn to ignore that hint.
    if (code.lookAlike === 'cn-identity-number') {
      print(shown`  ${yellow(`! ${say.maybeIdentityNumber}`)}`)
    }
  }

  function showRefusal(refusal: Extract<Outcome<GateMode>, { status: 'rejected' }>): void {
    const { count = 1, reason, masked, wallet } = refusal
    counts.refused += count
    const { what, cure } = texts[reason]
    const whose = wallet === undefined ? '' : ` (${nameOf(wallet)})`
    const times = count > 1 ? ` ×${count}` : ''
    print(shown`${red('✖')} ${bold(masked)}  ${what}${whose}${times}`)
    print(shown`  ${dim(`→ ${cure}`)}`)
  }

  /** The name of a wallet for people; a wallet from `defineWallet` has only its id. */
  const nameOf = (wallet: string): string =>
    new Map(Object.entries(say.wallets)).get(wallet) ?? wallet

  return {
    start() {
      print(shown`${bold(green(say.title))}  ${dim(say.stopHint)}`)
      print(shown`${say.scanNow[options.input]}`)
      print(shown``)
      writeOut(control.hideCursor)
      process.once('exit', showCursor)
      ticking = interval(tickMs).subscribe(tick)
    },
    show(outcome) {
      if (outcome.status === 'ready') showReady(outcome.code)
      else showRefusal(outcome)
      tick()
    },
    problem({ words: { [options.lang]: text } }) {
      print(shown`${red('!')} ${text.what}`)
      print(shown`  ${dim(`→ ${text.cure}`)}`)
    },
    nothing: () => print(dim(say.nothing)),
    stop() {
      ticking?.unsubscribe()
      print(shown``)
      print(dim(say.summary(counts.ready, counts.refused)))
      process.off('exit', showCursor)
      showCursor()
    },
  }
}
