// Two scanners without hardware, and what happens at the counter: an old scan, a bottle, a code, a cable that is pulled.
import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { simulatedHidBus, simulatedWallet } from '@paycode/simulator'

/** What `hidScanner` takes for this machine. */
export function simulatedCounter() {
  const bus = simulatedHidBus()
  const left = bus.plug({ profile: 'honeywell', serialNumber: 'LEFT', hasMemory: true })
  const right = bus.plug({ profile: 'newland', serialNumber: 'RIGHT' })
  // Others at each run: the till remembers those of the last one.
  const [first, second] = simulatedWallet({ seed: randomInt(2 ** 31) }).offlineCodes()
  left.scan(first)
  void happen(left, right, first, second)
  return bus.node
}

async function happen(left, right, first, second) {
  await left.opened()
  left.scan('6901234567892', { aim: ']E0', vendorCode: 'd' })
  left.scan(first)
  left.unplug()
  right.unplug()
  await setTimeout(100)
  right.replug()
  await right.opened()
  right.scan(second)
}
