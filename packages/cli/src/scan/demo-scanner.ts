import { type ScannerInput } from '@paycode/core'
import { scannerInput, type Clock, type DeviceReport } from '@paycode/core/adapter'
import { simulatedWallet } from '@paycode/simulator'
import { concat, concatMap, delay, from, ignoreElements, map, of, timer } from 'rxjs'

/** Between two scans of the demo: time to read what happened. */
const firstRestMs = 800
const restMs = 3_500

/** What a morning at the till brings, told with a simulated wallet: its codes are made up. */
export function demoScanner(clock: Clock): ScannerInput {
  const mainland = simulatedWallet({ seed: 20_26, clock })
  const hongKong = simulatedWallet({ seed: 11_22, issuer: 'hong-kong', clock })
  const source = { kind: 'keyboard', id: 'demo' } as const
  let paid = ''

  const story: readonly (() => string)[] = [
    () => (paid = mainland.show()),
    // The phone still shows the code that was just used.
    () => paid,
    () => {
      mainland.use(paid)
      return mainland.show()
    },
    // An Alipay code, a bottle of water, a scan cut short.
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
