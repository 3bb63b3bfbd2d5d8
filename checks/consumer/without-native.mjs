import { hidScanner } from '@paycode/hid/node'
import { serialScanner } from '@paycode/serial/node'
import { filter, firstValueFrom } from 'rxjs'

const scanners = [hidScanner(), serialScanner({ path: '/dev/ttyACM0' })]
for (const scanner of scanners) {
  const open = scanner.scans$.subscribe()
  const isBroken = ({ problem }) => problem !== undefined
  const { problem } = await firstValueFrom(scanner.status$.pipe(filter(isBroken)))
  console.log(problem.code)
  open.unsubscribe()
}
