import type { CDPSession } from 'playwright-core'
import { sampled } from '../../../../lab/in-full.ts'
import { w1, w2 } from './codes.ts'
import type { TillScope } from './seen.ts'
import { describeTill } from './till-lab.ts'

declare const till: TillScope['till']
declare const seen: TillScope['seen']

/** After a rest of more than this, in ms, a burst of keys has ended by itself. */
const soonMs = 50

// Runs before the page's script, and counts the running timers.
const countTimers = `<script>
  timers = new Set()
  for (const kind of ['Timeout', 'Interval']) {
    const [set, clear] = [window['set' + kind], window['clear' + kind]]
    window['set' + kind] = (run, ...rest) => {
      const id = set((...all) => { if (kind === 'Timeout') timers.delete(id); run(...all) }, ...rest)
      timers.add(id)
      return id
    }
    window['clear' + kind] = (id) => { timers.delete(id); clear(id) }
  }
</script>`

describeTill('a till that stops reading', (lab) => {
  /** Time after the last key, in ms. */
  const stop = (): Promise<number> =>
    lab.page.evaluate(() => {
      till.close()
      return performance.now() - (seen().pressed.at(-1)?.at ?? 0)
    })
  const start = (): Promise<void> => lab.page.evaluate(() => till.open())
  const timers = (): Promise<number> => lab.page.evaluate('timers.size')

  async function listeners(): Promise<number> {
    const session: CDPSession = await lab.page.context().newCDPSession(lab.page)
    const { result } = await session.send('Runtime.evaluate', { expression: 'window' })
    const all = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId! })
    await session.detach()
    return all.listeners.length
  }

  // Case 27.
  test.each(sampled([3, 5, 12]))(
    'after %s keys emits nothing and leaves the field in order',
    async (keys) => {
      await lab.trial(async () => {
        await lab.show(`${countTimers}<form><input id="f" value="ABCD"></form>`)
        await lab.select(2)
        await lab.scan(w1.slice(0, keys), { gapMs: 2 })
        if ((await stop()) > soonMs) lab.disturb()
        const { value } = await lab.field()
        // Text that a person may have typed is kept.
        expect(['ABCD', `AB${w1.slice(0, keys)}CD`]).toContain(value)
        expect(await timers()).toBe(0)
        await lab.scan('7', { gapMs: 2 })
        expect((await lab.field()).value).toBe(value!.replace('CD', '7CD'))
        await lab.rest()
        expect(await lab.seen()).toMatchObject({ scans: [], refused: [], faults: [] })
      })
    },
  )

  test('has no listener left, and as many as before when it starts again', async () => {
    await lab.show('')
    const reading = await listeners()
    await stop()
    const idle = await listeners()
    await start()
    expect(await listeners()).toBe(reading)
    expect(idle).toBeLessThan(reading)
    await stop()
    expect(await listeners()).toBe(idle)
    const ours = await lab.page.evaluate(() => {
      // The page's own listeners, which watch-till.ts adds.
      return [
        'keydown',
        'keyup',
        'error',
        'unhandledrejection',
        'keydown',
        'keyup',
        'input',
        'submit',
        'click',
      ].length
    })
    expect(idle).toBe(ours)
  })

  test('says so, hides nothing, and reads again when it is asked to', async () => {
    await lab.trial(async () => {
      await lab.show('<form><input id="f"></form>')
      await lab.select()
      await lab.scan(`${w1}\r`)
      await stop()
      await lab.scan(`${w1}\r`)
      expect(await lab.seen()).toMatchObject({ scans: [w1], submits: 1 })
      expect(await lab.field()).toMatchObject({ value: w1 })
      await start()
      await lab.scan(`${w2}\r`)
      expect(await lab.seen()).toMatchObject({ scans: [w1, w2], submits: 1, faults: [] })
      expect(await lab.field()).toMatchObject({ value: w1 })
      expect((await lab.seen()).statuses).toEqual([
        'closed',
        'opening',
        'open',
        'closed',
        'opening',
        'open',
      ])
    })
  })

  test('has no timer running after a scan, and none after typing', async () => {
    await lab.trial(async () => {
      await lab.show(`${countTimers}<input id="f">`)
      await lab.select()
      await lab.scan(`${w1}\r`)
      expect(await timers()).toBe(0)
      await lab.scan('tea', { gapMs: 120 })
      await lab.rest()
      // The timer of the rest itself has ended.
      expect(await timers()).toBe(0)
    })
  })
})
