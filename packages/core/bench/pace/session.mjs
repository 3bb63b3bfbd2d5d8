import { decodeKeystrokes, schedulerClock } from '@paycode/core/adapter'
import { Subject, VirtualTimeScheduler } from 'rxjs'

/** Time between two situations of a session, in ms. */
const pauseMs = 5_000

/** Plays situations on a keyboard and its decoder in virtual time. Returns the results of each. */
export function playSession(situations, { releases }) {
  const scheduler = new VirtualTimeScheduler(undefined, Number.POSITIVE_INFINITY)
  const keys$ = new Subject()
  let results = []
  keys$
    .pipe(decodeKeystrokes({ scheduler, clock: schedulerClock(scheduler) }))
    .subscribe((report) => results.push(report))
  let startMs = 1_000
  const heard = situations.map((situation) => {
    const events = eventsOf(situation, releases)
    const firstMs = Math.min(...events.map(({ at }) => at))
    const base = startMs - Math.min(0, firstMs)
    for (const event of events) {
      const at = base + event.at
      const stamp = stampOf(at, situation)
      scheduler.schedule(() => keys$.next({ ...event, at: stamp }), at - scheduler.now())
    }
    scheduler.flush()
    startMs = scheduler.now() + pauseMs
    const said = results
    results = []
    return said
  })
  return heard
}

/** The time of a clock that ticks every `tickMs`; exact without it. */
export const stampOf = (at, { tickMs }) =>
  tickMs === undefined ? at : Math.floor(at / tickMs) * tickMs

function eventsOf({ presses, blurAt }, releases) {
  const events = presses.flatMap(({ upAt, ...key }) => [
    { type: 'keydown', ...key },
    ...(releases && upAt !== undefined ? [{ type: 'keyup', ...key, at: upAt }] : []),
  ])
  if (blurAt !== undefined) events.push({ type: 'blur', at: blurAt })
  return events.toSorted((a, b) => a.at - b.at)
}

export const scansOf = (reports) =>
  reports.filter(({ kind }) => kind === 'scan').map(({ scan }) => scan.text)

export const refusalsOf = (reports) =>
  reports.filter(({ kind }) => kind === 'rejection').map(({ rejection }) => rejection.reason)
