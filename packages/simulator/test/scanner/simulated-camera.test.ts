import { memoryLedger, readyCodes, type Scan } from '@paycode/core'
import { type SeenCode } from '@paycode/core/adapter'
import { firstValueFrom } from 'rxjs'
import { scannerInputContract, simulatedCamera } from '../../src/index.ts'

const w1 = '134567890123456789'
const w2 = '101122334455667788'
const qr = (text: string): SeenCode => ({ text, symbology: 'qr' })
const bars = (text: string): SeenCode => ({ text, symbology: 'code-128' })

describe('the simulated camera', () => {
  scannerInputContract({
    test,
    create: () => {
      const camera = simulatedCamera()
      return {
        input: camera,
        scan: (text) => camera.see(qr(text)),
        isOpen: () => camera.isOpen,
        unplug: () => camera.unplug(),
        replug: () => camera.replug(),
      }
    },
  })

  test('believes as a real one does', () => {
    const camera = simulatedCamera({ id: 'counter' })
    const scans: Scan[] = []
    const reasons: string[] = []
    camera.scans$.subscribe((scan) => scans.push(scan))
    camera.rejections$.subscribe(({ reason }) => reasons.push(reason))
    camera.see(bars(w1))
    expect(scans).toEqual([])
    camera.see(bars(w1))
    camera.see(bars(w1))
    expect(scans).toMatchObject([{ text: w1, source: { kind: 'camera', id: 'counter' } }])
    camera.see(qr(w1), qr(w2))
    expect([scans.length, reasons]).toEqual([1, ['ambiguous']])
  })

  test('rests at a till until an order is armed', () => {
    const camera = simulatedCamera()
    const till = readyCodes([camera], { ledger: memoryLedger() })
    const states: string[] = []
    camera.status$.subscribe(({ state }) => states.push(state))
    till.outcomes$.subscribe()
    camera.see(qr(w1))
    till.arm({ orderId: 'A-1' })()
    expect(states).toEqual(['closed', 'opening', 'paused', 'open', 'paused'])
  })

  test('sees the phone of the last order again at the next', async () => {
    let now = 1_000
    const clock = { monotonic: () => now, wall: () => now }
    const camera = simulatedCamera({ clock })
    const till = readyCodes([camera], { ledger: memoryLedger(), clock })
    const heard: string[] = []
    till.outcomes$.subscribe((outcome) =>
      heard.push(outcome.status === 'ready' ? 'ready' : outcome.reason),
    )
    const ready = firstValueFrom(till.outcomes$)
    till.arm({ orderId: 'A-1' })
    camera.see(qr(w1))
    camera.see(qr(w1))
    await ready
    now += 100
    till.arm({ orderId: 'B-2' })
    now += 100
    camera.see(qr(w1))
    camera.see(qr(w1))
    expect(heard).toEqual(['ready', 'already-used'])
  })
})
