// Two scanners without hardware, and what happens at the counter: an old scan, a bottle, a code, a cable that is pulled.
import { setTimeout } from 'node:timers/promises'
import { simulatedHidBus } from '@paycode/simulator'

/** What `hidScanner` takes for this machine. */
export function simulatedCounter() {
  const bus = simulatedHidBus()
  const left = bus.plug({ profile: 'honeywell', serialNumber: 'LEFT', hasMemory: true })
  const right = bus.plug({ profile: 'newland', serialNumber: 'RIGHT' })
  left.scan('134579302432164181')
  void happen(left, right)
  return bus.node
}

async function happen(left, right) {
  await listenedTo(left)
  left.scan('6901234567892', { aim: ']E0', vendorCode: 'd' })
  left.scan('134579302432164181')
  left.unplug()
  right.unplug()
  await setTimeout(100)
  right.replug()
  await listenedTo(right)
  right.scan('130061098828009406')
}

/** What comes in the first 250 ms was queued before the opening. */
async function listenedTo(scanner) {
  while (!scanner.isOpen) await setTimeout(10)
  await setTimeout(400)
}
