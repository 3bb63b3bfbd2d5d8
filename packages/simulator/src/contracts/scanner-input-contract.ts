import type { DeviceStatus, Scan, ScannerInput } from '@paycode/core'
import { checkOptionNames } from '@paycode/core/adapter'
import { BehaviorSubject } from 'rxjs'
import { checkFunctions, expectEqual, type TestFunction } from './runner.ts'

/** An input under test, and control over its device. */
export interface ScannerHarness {
  readonly input: ScannerInput
  /** Settles when the device is open after a subscription. Absent where it opens at once. */
  readonly opened?: () => void | Promise<void>
  /** Settles when the device is closed after it was released. Absent where it closes at once. */
  readonly closed?: () => void | Promise<void>
  /** Makes the device read a symbol. Settles when the scan is delivered, or would have been. */
  scan(text: string): void | Promise<void>
  /** Whether the input holds the device open. */
  isOpen(): boolean
  /** Disconnects the device. Absent, with `replug`, where the device cannot be disconnected. */
  readonly unplug?: () => void | Promise<void>
  readonly replug?: () => void | Promise<void>
}

export interface ScannerInputContractOptions {
  /** The runner's own `test`. */
  readonly test: TestFunction
  /** Creates a closed input, a new one for each test. */
  readonly create: () => ScannerHarness | Promise<ScannerHarness>
}

const first = '134567890123456789'
const second = '101122334455667788'

const names: Readonly<Record<keyof ScannerInputContractOptions, true>> = {
  test: true,
  create: true,
}

const example = 'scannerInputContract({ test, create: () => ({ input, scan, isOpen }) })'

/**
 * The suite that every scanner input must pass. Pass it the runner's `test`; each case gets an input of its own.
 * @throws {TypeError} when an option is unknown or missing.
 */
export function scannerInputContract(options: ScannerInputContractOptions): void {
  checkOptionNames<ScannerInputContractOptions>('scannerInputContract', options, names, example)
  const { test, create } = options
  checkFunctions('scannerInputContract', example, { test, create })
  const withInput = (name: string, run: (harness: ScannerHarness) => Promise<void>): unknown =>
    test(`scanner input: ${name}`, async () => run(await create()))

  withInput('opens its device with the first subscription, for all', async (harness) => {
    expectEqual(harness.isOpen(), false, 'open before anyone subscribed')
    const one = harness.input.scans$.subscribe()
    const two = harness.input.rejections$.subscribe()
    await harness.opened?.()
    expectEqual(harness.isOpen(), true, 'open while subscribed')
    one.unsubscribe()
    expectEqual(harness.isOpen(), true, 'open while one is left')
    two.unsubscribe()
    await harness.closed?.()
    expectEqual(harness.isOpen(), false, 'open after the last left')
  })

  withInput('opens again', async (harness) => {
    harness.input.scans$.subscribe().unsubscribe()
    const texts = collectTexts(harness)
    await harness.scan(first)
    texts.stop()
    expectEqual(texts.seen.join(), first, 'scans after opening again')
  })

  withInput('delivers each scan once to each subscriber, in order', async (harness) => {
    const one = collectTexts(harness)
    const two = collectTexts(harness)
    await harness.scan(first)
    await harness.scan(second)
    one.stop()
    two.stop()
    expectEqual(one.seen.join(), `${first},${second}`, 'scans of the first subscriber')
    expectEqual(two.seen.join(), `${first},${second}`, 'scans of the second subscriber')
  })

  withInput('says where and when a scan was made', async (harness) => {
    const scans: Scan[] = []
    const subscription = harness.input.scans$.subscribe((scan) => scans.push(scan))
    await harness.scan(first)
    subscription.unsubscribe()
    expectEqual(scans[0]?.source.kind, harness.input.kind, 'kind of the source')
    // An input of several devices appends the device's id to its own.
    const [id] = scans[0]?.source.id.split('/') ?? []
    expectEqual(id, harness.input.id, 'id of the source')
    expectEqual(Number.isFinite(scans[0]?.receivedAt), true, 'receivedAt is a time')
  })

  withInput('hands no old scan to a late subscriber', async (harness) => {
    const early = collectTexts(harness)
    await harness.scan(first)
    const late = collectTexts(harness)
    early.stop()
    late.stop()
    expectEqual(late.seen.length, 0, 'scans replayed')
  })

  withInput('reports its status without opening the device', async (harness) => {
    const states = collectStates(harness)
    expectEqual(harness.isOpen(), false, 'open for a look at the status')
    const subscription = harness.input.scans$.subscribe()
    await harness.opened?.()
    const late = collectStates(harness)
    late.stop()
    const present = states.seen.at(-1)
    subscription.unsubscribe()
    states.stop()
    expectEqual(states.seen[0], 'closed', 'status before')
    expectEqual(states.seen.includes('open'), true, 'status while subscribed')
    expectEqual(late.seen.join(), String(present), 'status for one who looks later')
    expectEqual(states.seen.at(-1), 'closed', 'status after')
  })

  withInput('survives the loss of its device', async (harness) => {
    if (!harness.unplug || !harness.replug) return
    let broken: unknown
    const states = collectStates(harness)
    const seen: string[] = []
    const subscription = harness.input.scans$.subscribe({
      next: (scan) => seen.push(scan.text),
      error: (error: unknown) => (broken = error),
    })
    await harness.opened?.()
    await harness.unplug()
    expectEqual(states.seen.at(-1), 'lost', 'status while unplugged')
    await harness.replug()
    expectEqual(states.seen.at(-1), 'open', 'status after replugging')
    await harness.scan(second)
    subscription.unsubscribe()
    states.stop()
    expectEqual(broken, undefined, 'error of the stream')
    expectEqual(seen.join(), second, 'scans after replugging')
  })

  withInput('rests while no code is waited for, and goes on by itself', async (harness) => {
    if (!harness.input.followGate) return
    const isWanted$ = new BehaviorSubject(false)
    const following = harness.input.followGate(isWanted$)
    const states = collectStates(harness)
    const texts = collectTexts(harness)
    await harness.opened?.()
    expectEqual(states.seen.at(-1), 'paused', 'status while it rests')
    expectEqual(harness.isOpen(), true, 'open while it rests')
    await harness.scan(first)
    expectEqual(texts.seen.length, 0, 'scans while it rests')
    isWanted$.next(true)
    expectEqual(states.seen.at(-1), 'open', 'status when it goes on')
    await harness.scan(second)
    expectEqual(texts.seen.join(), second, 'scans when it goes on')
    isWanted$.next(false)
    expectEqual(states.seen.at(-1), 'paused', 'status when it rests again')
    following.unsubscribe()
    expectEqual(states.seen.at(-1), 'open', 'status after the last reporter has left')
    texts.stop()
    states.stop()
  })
}

function collectTexts({ input }: ScannerHarness): { seen: string[]; stop: () => void } {
  const seen: string[] = []
  const subscription = input.scans$.subscribe((scan) => seen.push(scan.text))
  return { seen, stop: () => subscription.unsubscribe() }
}

function collectStates({ input }: ScannerHarness): {
  seen: DeviceStatus['state'][]
  stop: () => void
} {
  const seen: DeviceStatus['state'][] = []
  const subscription = input.status$.subscribe(({ state }) => seen.push(state))
  return { seen, stop: () => subscription.unsubscribe() }
}
