import { setTimeout as delay } from 'node:timers/promises'
import { usStroke } from '../../../lab/us-keys.ts'
import type { Trial } from './trial.ts'

/** Something lies on the keyboard. */
export const repeatTrials: readonly Trial[] = [
  {
    name: 'held-key',
    comesTo: ['held-key'],
    act: async ({ keys }) => {
      const { xKeycode } = usStroke('1').key
      await keys.hold(xKeycode)
      await delay(2_000)
      await keys.release(xKeycode)
      await keys.scan('\r')
    },
  },
]
