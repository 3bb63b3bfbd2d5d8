import { setTimeout as delay } from 'node:timers/promises'
import { usStroke } from '../../../lab/us-keys.ts'
import type { Trial } from './trial.ts'

/** An object lies on the keyboard and holds a key down. */
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
