import { setTimeout as delay } from 'node:timers/promises'
import type { ClipSceneName } from '../../../../lab/clips/clip-scenes.ts'
import { describeWith } from '../../../../lab/describe-with.ts'
import { sampled, testInFull } from '../../../../lab/in-full.ts'
import { startLiveLab, type LiveLab } from './start-live-lab.ts'

/** How long the phone is held, in ms. It is real time, since a film is played as a camera. */
const heldMs = 2000
/** Limit of a test on a loaded machine, in ms. */
const limitMs = 180_000

let lab: LiveLab | undefined

afterEach(async () => {
  await lab?.close()
  lab = undefined
}, limitMs)

const scenes: readonly (readonly [ClipSceneName, string])[] = [
  ['upright-code-128', '13…81'],
  ['qr', '13…12'],
  ['tilted', '13…97'],
  ['sideways-code-128', '13…64'],
]

describeWith(['chromium'], 'a camera before a counter', () => {
  test.each(sampled(scenes))(
    'reads %s once, and only once while it is held',
    async (scene, masked) => {
      lab = await startLiveLab({ scene, emptyMs: 600, heldMs })
      await lab.page.waitForFunction(() => live.outcomes.length > 0)
      await delay(0.6 * heldMs)
      expect(await lab.page.evaluate(() => live.scans)).toEqual([masked])
      expect(await lab.page.evaluate(() => live.outcomes)).toEqual([`ready ${masked}`])
      expect(await lab.faults()).toEqual([])
    },
    limitMs,
  )

  testInFull(
    'reads neither of two phones, and says so',
    async () => {
      // A loaded machine may read just the frame that shows only one phone: then the film starts again. After `ambiguous`
      // neither code may be reported.
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        await lab?.close()
        lab = await startLiveLab({ scene: 'two-phones', emptyMs: 600, heldMs })
        await lab.page.waitForFunction(() => live.outcomes.length > 0)
        await delay(0.6 * heldMs)
        if (await lab.page.evaluate(() => live.outcomes[0]?.startsWith('ambiguous'))) break
      }
      if (!lab) throw new Error('there is no lab')
      expect(await lab.page.evaluate(() => live.scans)).toEqual([])
      expect(await lab.page.evaluate(() => live.outcomes)).toEqual([
        expect.stringMatching(/^ambiguous 13…(25|46)$/),
      ])
      expect(await lab.faults()).toEqual([])
    },
    limitMs,
  )

  test(
    'takes a phone that comes back soon for the same scan, and after three seconds for a used code',
    async () => {
      lab = await startLiveLab({ scene: 'qr', emptyMs: 3400, heldMs: 900 })
      await lab.page.waitForFunction(() => live.outcomes.length > 1)
      expect(await lab.page.evaluate(() => live.outcomes)).toEqual([
        'ready 13…12',
        'already-used 13…12',
      ])
      expect(await lab.page.evaluate(() => live.scans)).toEqual(['13…12', '13…12'])
      expect(await lab.faults()).toEqual([])
    },
    limitMs,
  )
})
