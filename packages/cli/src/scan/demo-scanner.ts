import { type ScannerInput } from '@paycode/core'
import { scannerInput, type Clock, type DeviceReport } from '@paycode/core/adapter'
import { simulatedWallet } from '@paycode/simulator'
import { concat, concatMap, delay, from, ignoreElements, map, of, timer } from 'rxjs'

/** Pauses between two scans of the demo, in ms: time to read the last outcome. */
const firstRestMs = 800
const restMs = 3_500

/** Typical scans at a till, from a simulated wallet with made-up codes. */
export function demoScanner(clock: Clock): ScannerInput {
  const mainland = simulatedWallet({ seed: 20_26, clock })
  const hongKong = simulatedWallet({ seed: 11_22, issuer: 'hong-kong', clock })
  const source = { kind: 'keyboard', id: 'demo' } as const
  let paid = ''

  const story: readonly (() => string)[] = [
    () => (paid = mainland.show()),
    // The phone still shows the used code.
    () => paid,
    () => {
      mainland.use(paid)
      return mainland.show()
    },
    // An Alipay code, the bar code of a bottle of water, an incomplete scan.
    () => '283854702356157409',
    () => '6901234567892',
    () => mainland.show().slice(0, 11),
    () => hongKong.show(),
  ]
  const scans$ = from(story).pipe(
    concatMap((show, index) => of(show).pipe(delay(index === 0 ? firstRestMs : restMs))),
    map((show): DeviceReport => {
      const scan = { text: show(), source, receivedAt: clock.wall() }
      return { kind: 'scan', scan }
    }),
  )
  return scannerInput(source, concat(scans$, timer(restMs).pipe(ignoreElements())))
}
