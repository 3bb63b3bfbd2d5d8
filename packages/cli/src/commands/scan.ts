import { setTimeout } from 'node:timers/promises'
import { readyCodes } from '@paycode/core'
import {
  count,
  filter,
  lastValueFrom,
  merge,
  NEVER,
  Subject,
  takeUntil,
  takeWhile,
  tap,
} from 'rxjs'
import { openLedger } from '../ledger/open-ledger.ts'
import { LineOutput } from '../output/line-output.ts'
import { shown } from '../output/shown.ts'
import { hasScreen, writeError } from '../output/write.ts'
import { claimLimit } from '../scan/claim-limit.ts'
import { lineView } from '../scan/line-view.ts'
import { nothingCame } from '../scan/nothing-came.ts'
import { oneAtATime } from '../scan/one-at-a-time.ts'
import { inputName, scanInput } from '../scan/scan-input.ts'
import { scanOptions } from '../scan/scan-options.ts'
import { screenView } from '../scan/screen-view.ts'
import { typedCharacters } from '../scan/typed-characters.ts'
import { words } from '../scan/words.ts'
import { exitCodes } from '../usage.ts'

/** At most this many codes are remembered, as in the memory ledger: a pipe can bring a day's codes within a minute. */
const maxSightings = 1_000_000

/** Time for a few turns of the event loop, in ms. */
const settleMs = 10

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** `paycode scan`: from a scanner to ready codes, until the input ends, Ctrl+C, or the reader of the output goes. */
export async function scan(args: readonly string[]): Promise<number> {
  const options = scanOptions(args, process.env)
  const output = new LineOutput()
  const ended$ = new Subject<void>()
  const end = (): void => ended$.next()
  const opened = await openLedger(options.ledger)
  const ledger = claimLimit(options.once ? oneAtATime(opened) : opened)
  const input = scanInput(options, {
    onInterrupt: end,
    pace: async () => {
      await ledger.room()
      await output.drained()
    },
  })
  const view = hasScreen()
    ? screenView({ lang: options.lang, input: inputName(options) })
    : lineView(output, options)
  const { outcomes$ } = readyCodes([input], {
    gate: 'always-armed',
    ledger,
    maxSightings,
    accept: options.accept,
    ...(options.region !== undefined && { merchantRegion: options.region }),
  })

  output.whenClosed(end)
  for (const signal of endings) process.on(signal, end)
  const name = inputName(options)
  if (name !== 'stdin' && name !== 'manual' && name !== 'demo' && !hasScreen()) {
    writeError(shown`${words[options.lang].scanNow[name]} ${words[options.lang].stopHint}\n`)
  }
  const ledgerStatus = opened.status$?.subscribe(({ problem }) => {
    if (problem) view.problem(problem)
  })
  const answers$ = new Subject<void>()
  let wasOpen = false
  const status = input.status$.subscribe(({ state, problem }) => {
    if (problem) {
      view.problem(problem)
      answers$.next()
    }
    wasOpen ||= state === 'open'
    // A device that has worked once may work again, so only one that never opened ends the scan. The end waits for a
    // microtask: this may run during the subscription, before `ended$` has a subscriber.
    if (state === 'unavailable' && !wasOpen) queueMicrotask(end)
  })
  // Subscribed before the outcomes, so that a scan arrives here before its outcome.
  const typed$ = name === 'tty' ? typedCharacters(process.stdin) : NEVER
  const nothing = nothingCame(merge(typed$, input.scans$, input.rejections$), answers$).subscribe(
    () => view.nothing(),
  )
  try {
    const ready$ = outcomes$.pipe(
      takeUntil(ended$),
      takeWhile((outcome) => !(options.once && outcome.status === 'ready'), true),
      tap((outcome) => {
        view.show(outcome)
        answers$.next()
      }),
      filter((outcome) => outcome.status === 'ready'),
      count(),
    )
    const counted = lastValueFrom(ready$)
    // The invitation appears only when the terminal is read key by key and earlier input has been read. A scan that
    // follows it is then not echoed, and counts from now.
    if (name === 'tty') await Promise.race([counted, setTimeout(settleMs)])
    view.start()
    const ready = await counted
    return ready > 0 ? exitCodes.ok : exitCodes.nothing
  } finally {
    for (const signal of endings) process.off(signal, end)
    nothing.unsubscribe()
    status.unsubscribe()
    ledgerStatus?.unsubscribe()
    view.stop()
    await ledger.close()
  }
}
