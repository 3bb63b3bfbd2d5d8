import { scannerInputContract } from '@paycode/simulator'
import { settled } from '@paycode/simulator/testing'
import { SimulatedPage } from './support/simulated-page.ts'

scannerInputContract({
  test,
  create: () => {
    const page = new SimulatedPage().make()
    return {
      input: page.input,
      isOpen: () => page.devices.live.length > 0,
      opened: settled,
      scan: async (text) => {
        await settled()
        page.frame([text])
      },
      unplug: async () => {
        page.devices.unplug('counter')
        await settled()
      },
      replug: async () => {
        page.devices.plug({ deviceId: 'counter', label: 'Counter' })
        await settled()
      },
    }
  },
})
