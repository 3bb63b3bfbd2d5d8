/** Messages a second that go out in time on two cores, with room to spare: beyond, keys are late. */
const budgetPerSecond = 600
/** From here on a trace plays alone. */
const alonePerSecond = 300

/** What a trace asks of the machine, in messages a second; all there is, where its page computes. */
export function loadOf({ events, busy }) {
  const lastsMs = Math.max(1, events.at(-1).t - events[0].t)
  const perSecond = (events.length / lastsMs) * 1000
  return busy.length > 0 || perSecond > alonePerSecond ? budgetPerSecond : perSecond
}

export const playsAlone = (trace) => loadOf(trace) === budgetPerSecond

/** Lets traces play side by side as long as the machine keeps up; first come, first served. */
export function quietGate() {
  const waiting = []
  let free = budgetPerSecond
  const admit = () => {
    while (waiting.length > 0 && waiting[0].load <= free) {
      const { load, enter } = waiting.shift()
      free -= load
      enter()
    }
  }
  return async function quietly(load, play) {
    await new Promise((enter) => {
      waiting.push({ load, enter })
      admit()
    })
    try {
      await play()
    } finally {
      free += load
      admit()
    }
  }
}
