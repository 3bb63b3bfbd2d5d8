import type { DeviceStatus, Scan, ScannerInput } from '@paycode/core'
import { BehaviorSubject, defer, finalize, Observable, ReplaySubject, Subject } from 'rxjs'
import type { ScannerHarness } from '../../src/index.ts'

const source = { kind: 'keyboard', id: 'hand-made' } as const

/** The parts of a correct input, so that a test can break one part at a time. */
class Parts implements ScannerHarness {
  readonly states$ = new BehaviorSubject<DeviceStatus>({ state: 'closed' })
  scanning$: Subject<Scan> = new Subject()
  users = 0
  isPlugged = true
  isWanted = true

  readonly input: { -readonly [Part in keyof ScannerInput]: ScannerInput[Part] } = {
    ...source,
    scans$: defer(() => this.open(this.scanning$)),
    rejections$: defer(() => this.open(new Subject<never>())),
    status$: this.states$.asObservable(),
    followGate: (isWanted$) => {
      const following = isWanted$.subscribe((isWanted) => this.want(isWanted))
      following.add(() => this.want(true))
      return following
    },
  }

  want(isWanted: boolean): void {
    this.isWanted = isWanted
    if (this.isOpen()) this.tellOpen()
  }

  tellOpen(): void {
    this.states$.next({ state: this.isWanted ? 'open' : 'paused' })
  }

  open<Item>(items$: Observable<Item>): Observable<Item> {
    this.enter()
    return items$.pipe(finalize(() => this.leave()))
  }

  enter(): void {
    this.users += 1
    if (this.users !== 1) return
    if (this.isPlugged) this.tellOpen()
    else this.states$.next({ state: 'lost' })
  }

  leave(): void {
    this.users -= 1
    if (this.users === 0) this.states$.next({ state: 'closed' })
  }

  isOpen(): boolean {
    return this.users > 0
  }

  scan(text: string): void {
    this.deliver({ text, source, receivedAt: 1_700_000_000_000 })
  }

  deliver(scan: Scan): void {
    if (this.isPlugged && this.isWanted && this.isOpen()) this.scanning$.next(scan)
  }

  unplug: () => void = () => {
    this.isPlugged = false
    this.states$.next({ state: 'lost' })
  }

  replug: () => void = () => {
    this.isPlugged = true
    this.states$.next({ state: 'open' })
  }
}

const parts = (breakIt: (parts: Parts) => void) => (): ScannerHarness => {
  const input = new Parts()
  breakIt(input)
  return input
}

/** All parts unbroken: the suite must find nothing. */
export const rightInput = parts(() => {})

/** The parts with other deliveries. */
const delivering = (change: (scan: Scan, deliver: (scan: Scan) => void) => void) =>
  parts((input) => {
    const deliver = input.deliver.bind(input)
    input.deliver = (scan) => change(scan, deliver)
  })

const opens = 'scanner input: opens its device with the first subscription, for all'
const opensAgain = 'scanner input: opens again'
const deliversOnce = 'scanner input: delivers each scan once to each subscriber, in order'
const saysWhereAndWhen = 'scanner input: says where and when a scan was made'
const handsNoOldScan = 'scanner input: hands no old scan to a late subscriber'
const reportsItsStatus = 'scanner input: reports its status without opening the device'
const rests = 'scanner input: rests while no code is waited for, and goes on by itself'
const survivesLoss = 'scanner input: survives the loss of its device'

/** Inputs with one fault each, and the case of the suite that must notice it. */
export const brokenInputs: readonly [
  fault: string,
  create: () => ScannerHarness,
  noticedBy: string,
][] = [
  ['opens its device before anybody wants it', parts((input) => input.enter()), opens],
  ['does not open its device for its rejections', withoutOpening('rejections$'), opens],
  ['does not open its device for its scans', withoutOpening('scans$'), opensAgain],
  [
    'closes its device when the first of several leaves',
    parts((input) => {
      input.leave = () => {
        input.users = 0
        input.states$.next({ state: 'closed' })
      }
    }),
    opens,
  ],
  ['never closes its device', parts((input) => (input.leave = () => {})), opens],
  [
    'opens its device only once',
    parts((input) => {
      const enter = input.enter.bind(input)
      let before = false
      input.enter = () => {
        if (before) input.users += 1
        else enter()
        before = true
      }
      const leave = input.leave.bind(input)
      input.leave = () => {
        leave()
        if (input.users === 0) input.scanning$.complete()
      }
    }),
    opensAgain,
  ],
  [
    'delivers each scan twice',
    delivering((scan, deliver) => [1, 2].map(() => deliver(scan))),
    opensAgain,
  ],
  [
    'changes what it read',
    delivering((scan, deliver) => deliver({ ...scan, text: scan.text.slice(1) })),
    opensAgain,
  ],
  ['loses every second scan', losingEverySecond(), deliversOnce],
  ['delivers scans in the wrong order', swapping(), deliversOnce],
  [
    'delivers to its latest subscriber only',
    parts((input) => {
      input.input.scans$ = new Observable((subscriber) => {
        input.enter()
        input.scanning$ = new Subject()
        input.scanning$.subscribe(subscriber)
        return () => input.leave()
      })
    }),
    deliversOnce,
  ],
  [
    'says another kind than its own',
    delivering((scan, deliver) => deliver({ ...scan, source: { ...source, kind: 'serial' } })),
    saysWhereAndWhen,
  ],
  [
    'says another id than its own',
    delivering((scan, deliver) => deliver({ ...scan, source: { ...source, id: 'other' } })),
    saysWhereAndWhen,
  ],
  [
    'does not say when',
    delivering((scan, deliver) => deliver({ ...scan, receivedAt: Number.NaN })),
    saysWhereAndWhen,
  ],
  [
    'replays its last scan',
    parts((input) => (input.scanning$ = new ReplaySubject(1))),
    handsNoOldScan,
  ],
  [
    'opens its device for a look at its status',
    parts((input) => {
      input.input.status$ = defer(() => {
        input.enter()
        return input.states$.pipe(finalize(() => input.leave()))
      })
    }),
    reportsItsStatus,
  ],
  ['reports no status until it opens', statusWithoutReplay(), reportsItsStatus],
  [
    'reports first that it is closed',
    parts((input) => {
      input.input.status$ = new Observable((subscriber) => {
        subscriber.next({ state: 'closed' })
        return input.states$.subscribe(subscriber)
      })
    }),
    reportsItsStatus,
  ],
  [
    'never says that it is open',
    parts((input) => (input.enter = () => void (input.users += 1))),
    reportsItsStatus,
  ],
  [
    'never says that it is closed again',
    parts((input) => (input.leave = () => void (input.users -= 1))),
    reportsItsStatus,
  ],
  [
    'fails when its device vanishes',
    parts((input) => {
      const unplug = input.unplug
      input.unplug = () => {
        unplug()
        input.scanning$.error(new Error('unplugged'))
      }
    }),
    survivesLoss,
  ],
  [
    'ends when its device vanishes',
    parts((input) => {
      const unplug = input.unplug
      input.unplug = () => {
        unplug()
        input.scanning$.complete()
      }
    }),
    survivesLoss,
  ],
  [
    'does not say that its device vanished',
    parts((input) => (input.unplug = () => void (input.isPlugged = false))),
    survivesLoss,
  ],
  [
    'does not say that its device is back',
    parts((input) => (input.replug = () => void (input.isPlugged = true))),
    survivesLoss,
  ],
  [
    'does not find its device again',
    parts((input) => (input.replug = () => input.states$.next({ state: 'open' }))),
    survivesLoss,
  ],
  [
    'reads while it should rest',
    parts((input) => (input.deliver = (scan) => input.scanning$.next(scan))),
    rests,
  ],
  [
    'does not say that it rests',
    parts((input) => (input.tellOpen = () => input.states$.next({ state: 'open' }))),
    rests,
  ],
  [
    'closes its device to rest',
    parts((input) => (input.isOpen = () => input.users > 0 && input.isWanted)),
    rests,
  ],
  [
    'does not go on',
    parts((input) => {
      const want = input.want.bind(input)
      input.want = (isWanted) => want(isWanted && input.isWanted)
    }),
    rests,
  ],
  [
    'rests for ever after the last reporter has left',
    parts((input) => {
      input.input.followGate = (isWanted$) =>
        isWanted$.subscribe((isWanted) => input.want(isWanted))
    }),
    rests,
  ],
]

function withoutOpening(stream: 'scans$' | 'rejections$'): () => ScannerHarness {
  return parts((input) => {
    if (stream === 'scans$') input.input.scans$ = input.scanning$
    else input.input.rejections$ = new Subject<never>()
  })
}

function losingEverySecond(): () => ScannerHarness {
  return () => {
    let count = 0
    return delivering((scan, deliver) => {
      count += 1
      if (count % 2 === 1) deliver(scan)
    })()
  }
}

function swapping(): () => ScannerHarness {
  return () => {
    let kept: Scan | undefined
    return delivering((scan, deliver) => {
      if (kept) [scan, kept].forEach(deliver)
      else kept = scan
    })()
  }
}

function statusWithoutReplay(): () => ScannerHarness {
  return parts((input) => {
    const changes$ = new Subject<DeviceStatus>()
    let first = true
    input.states$.subscribe((status) => {
      if (!first) changes$.next(status)
      first = false
    })
    input.input.status$ = changes$
  })
}
