import { scannerInputContract } from '@paycode/simulator'
import { virtualTime } from '@paycode/simulator/testing'
import { electronWedge } from '../../src/electron/index.ts'
import { FakeWebContents } from './fake-web-contents.ts'

scannerInputContract({
  test,
  create: () => {
    const time = virtualTime()
    const contents = new FakeWebContents(() => time.now())
    return {
      input: electronWedge(contents, { clock: time, scheduler: time.scheduler }),
      isOpen: () => contents.listenerCount('before-input-event') > 0,
      scan: (text) => {
        time.passUntil(time.now() + 1_000)
        for (const key of [...text, 'Enter']) {
          time.passUntil(time.now() + 8)
          contents.press(key)
        }
      },
    }
  },
})
