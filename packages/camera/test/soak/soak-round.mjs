import { setTimeout as sleep } from 'node:timers/promises'

/** Limit for a step of a page on a loaded machine. */
const patience = { timeout: 60_000 }

/** Waits until the page's state meets a condition; the error shows the state. */
async function until(page, isSo, argument) {
  try {
    const handle = await page.waitForFunction(isSo, argument, patience)
    // Otherwise the page would hold on to the value.
    await handle.dispose()
  } catch (cause) {
    const seen = JSON.stringify(await page.evaluate(() => soak.seen))
    throw new Error(`It waited in vain for ${isSo}; there is ${seen}`, { cause })
  }
}

const untilOpen = (page) => until(page, () => soak.seen.state === 'open')

/** Provokes each trouble of an open camera once. It begins and ends disarmed. */
export async function troubleSteady(page, permit) {
  const { outcomes } = await page.evaluate(() => soak.seen)
  await page.evaluate(() => soak.arm())
  await until(page, (before) => soak.seen.outcomes > before, outcomes)
  await page.evaluate(() => {
    soak.disarm()
    soak.arm()
  })
  await untilOpen(page)
  for (let time = 0; time < 3; time += 1) {
    await page.evaluate(() => soak.hide(true))
    await until(page, () => soak.seen.state === 'paused')
    await page.evaluate(() => soak.hide(false))
    await untilOpen(page)
  }
  await meetTrouble(page, () => page.evaluate(() => soak.unplug()))
  await untilOpen(page)
  await meetTrouble(page, () => permit('denied'))
  await permit('granted')
  await untilOpen(page)
  const { frames } = await page.evaluate(() => soak.seen)
  await until(page, (before) => soak.seen.frames > before, frames)
  await page.evaluate(() => soak.disarm())
  await until(page, () => soak.seen.state === 'paused')
}

async function meetTrouble(page, make) {
  const { troubles } = await page.evaluate(() => soak.seen)
  await make()
  await until(page, (before) => soak.seen.troubles > before, troubles)
}

/** Opens and releases a camera a few times: after its first frame, and at moments before it is open. */
export async function openAndRelease(page) {
  const { frames } = await page.evaluate(() => soak.seen)
  await page.evaluate(() => {
    soak.open()
    soak.arm()
  })
  await until(page, (before) => soak.seen.frames > before, frames)
  await page.evaluate(() => {
    soak.disarm()
    soak.close()
  })
  for (const afterMs of [0, 30, 150]) {
    await page.evaluate(() => soak.open())
    await sleep(afterMs)
    await page.evaluate(() => soak.close())
  }
  // The last request for the camera may still be pending; its stream will be stopped.
  await until(page, () => soak.seen.tracks === 0).catch(() => {})
}
