const categories = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline']

/** Where the browser runs a page's own code, or cleans up after it. */
const scriptEvents = new Set([
  ...['FunctionCall', 'EvaluateScript', 'RunMicrotasks', 'V8.RunMicrotasks'],
  ...['MinorGC', 'MajorGC', 'HandlePostMessage'],
])

/**
 * Watches the threads of a page while something happens. All times are processor time, which a busy machine does not change
 * much.
 * @returns `tasks` and `scripts` of the main thread (`at` in ms since the epoch, `ms`), the second being the page's own code,
 *   and `otherThreadsMs`, of its workers
 */
export async function watchPageWork(browser, page, happening) {
  await browser.startTracing(page, { categories: [...categories, 'blink.user_timing'] })
  const marked = await page.evaluate(() => {
    const { startTime } = performance.mark('page-work')
    return performance.timeOrigin + startTime
  })
  const outcome = await happening()
  const { traceEvents } = JSON.parse(await browser.stopTracing())
  const mark = traceEvents.find(({ name }) => name === 'page-work')
  const own = traceEvents.filter(({ pid, ph }) => pid === mark.pid && ph === 'X')
  const main = own.filter(({ tid }) => tid === mark.tid)
  const workOf = ({ ts, tdur = 0 }) => ({ at: marked + (ts - mark.ts) / 1000, ms: tdur / 1000 })
  return {
    outcome,
    tasks: main.filter(isTask).map(workOf),
    scripts: outermost(main.filter(({ name }) => scriptEvents.has(name))).map(workOf),
    otherThreadsMs: own
      .filter((event) => isTask(event) && event.tid !== mark.tid)
      .reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0),
  }
}

const isTask = ({ name }) => name === 'RunTask'

/** Without those that lie inside another. */
function outermost(events) {
  let end = -Infinity
  return events
    .toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)
    .filter(({ ts, dur }) => {
      if (ts < end) return false
      end = ts + dur
      return true
    })
}
