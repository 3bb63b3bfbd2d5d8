import { manualInput, pushInput, type Scan, type ScannerInput } from '@paycode/core'
import { ignoreElements, Observable } from 'rxjs'
import { scannerInputContract, simulatedScanner, type ScannerHarness } from '../../src/index.ts'
import { brokenInputs, rightInput } from './broken-inputs.ts'
import { failed, runSuite } from './run-suite.ts'

function simulated(): ScannerHarness {
  const scanner = simulatedScanner()
  return {
    input: scanner,
    scan: (text) => scanner.scan(text),
    isOpen: () => scanner.isOpen,
    unplug: () => scanner.unplug(),
    replug: () => scanner.replug(),
  }
}

/** An input that a host feeds has no device: it is open when its status is. */
function fed<Input extends ScannerInput>(
  input: Input,
  feed: (input: Input, text: string) => void,
): ScannerHarness {
  let isOpen = false
  input.status$.subscribe(({ state }) => (isOpen = state === 'open'))
  return { input, scan: (text) => feed(input, text), isOpen: () => isOpen }
}

describe('the simulated scanner', () => {
  scannerInputContract({ test, create: simulated })
})

describe('the input for typed codes', () => {
  scannerInputContract({
    test,
    create: () => fed(manualInput(), (input, text) => input.submit(text)),
  })
})

describe('the input for scans of the host', () => {
  scannerInputContract({
    test,
    create: () => fed(pushInput({ id: 'intents' }), (input, text) => void input.push(text)),
  })
})

describe('the suite', () => {
  test('finds no fault in a right input', async () => {
    const results = await runSuite((run) => scannerInputContract({ test: run, create: rightInput }))
    expect(failed(results)).toEqual([])
    expect(results.size).toBe(8)
  })

  test.each(brokenInputs)('notices an input that %s', async (_, create, noticedBy) => {
    const results = await runSuite((run) => scannerInputContract({ test: run, create }))
    expect(failed(results)).toContain(noticedBy)
  })

  test('has no case that notices no fault', () => {
    expect(new Set(brokenInputs.map(([, , noticedBy]) => noticedBy)).size).toBe(8)
  })

  test('asks for no unplugging where that cannot happen', async () => {
    const create = () => {
      const { input, scan, isOpen } = simulated()
      return { input, scan, isOpen }
    }
    const results = await runSuite((run) => scannerInputContract({ test: run, create }))
    expect(failed(results)).toEqual([])
  })

  test('waits for a device that takes its time to open', async () => {
    const create = (): ScannerHarness => {
      const device = rightInput()
      const { scans$ } = device.input
      let opening = Promise.resolve()
      const slowly = new Observable<Scan>((subscriber) => {
        opening = opening.then(
          () => void (subscriber.closed || subscriber.add(scans$.subscribe(subscriber))),
        )
      })
      return {
        ...{ isOpen: () => device.isOpen(), opened: () => opening },
        input: { ...device.input, scans$: slowly, rejections$: slowly.pipe(ignoreElements()) },
        scan: async (text) => (await opening, device.scan(text)),
      }
    }
    const results = await runSuite((run) => scannerInputContract({ test: run, create }))
    expect(failed(results)).toEqual([])
  })
})
