import { scannerInputContract } from '@paycode/simulator'
import { ManualTime } from '../../../core/test/decode/keyboard/play.ts'
import { electronWedge } from '../../src/electron/index.ts'
import { FakeWebContents } from './fake-web-contents.ts'

scannerInputContract({
  test,
  create: () => {
    const time = new ManualTime()
    const contents = new FakeWebContents(() => time.now())
    return {
      input: electronWedge(contents, { clock: time.clock, scheduler: time }),
      isOpen: () => contents.listenerCount('before-input-event') > 0,
      scan: (text) => {
        time.runUntil(time.now() + 1_000)
        for (const key of [...text, 'Enter']) {
          time.runUntil(time.now() + 8)
          contents.press(key)
        }
      },
    }
  },
})
