import { usStroke } from '../../../lab/us-keys.ts'
import { code, type Trial } from './trial.ts'

/** Keys that do not come from a scanner. */
export const otherTrials: readonly Trial[] = [
  {
    name: 'typed-by-a-person',
    comesTo: ['typed-by-hand'],
    act: async ({ display }) => {
      const keys = Array.from(`${code}\r`, (character) => String(usStroke(character).key.xKeycode))
      await display.run('xdotool', keys.flatMap(fingerStroke))
    },
  },
  {
    name: 'debugger-keys-enter',
    comesTo: [code],
    act: ({ debuggerKeys }) => debuggerKeys.scan(`${code}\r`),
  },
  {
    name: 'debugger-insert-text',
    comesTo: ['untrusted-input'],
    act: ({ debuggerKeys }) => debuggerKeys.insertText(code),
  },
]

/** Keys are down for 60 to 90 ms, and 120 to 220 ms apart. */
function fingerStroke(keycode: string): readonly string[] {
  const downMs = between(60, 90)
  const seconds = (ms: number): string => (ms / 1000).toFixed(3)
  const upMs = between(120, 220) - downMs
  return ['keydown', keycode, 'sleep', seconds(downMs), 'keyup', keycode, 'sleep', seconds(upMs)]
}

const between = (least: number, most: number): number => least + Math.random() * (most - least)
