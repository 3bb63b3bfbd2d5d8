// Two simulated scanners, and the events at the counter: an old scan, a bottle, a code, a pulled cable.
import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { simulatedHidBus, simulatedWallet } from '@paycode/simulator'

/** The `system` of `hidScanner`, in place of this machine. */
export function simulatedCounter() {
  const bus = simulatedHidBus()
  const left = bus.plug({ profile: 'honeywell', serialNumber: 'LEFT', hasMemory: true })
  const right = bus.plug({ profile: 'newland', serialNumber: 'RIGHT' })
  // New codes at each run: the till's ledger refuses those of earlier runs.
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
