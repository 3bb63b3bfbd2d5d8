/** Interval at which an open till checks its marker, in ms. Each claim checks it as well. */
const everyMs = 5_000

export interface IdleLook {
  /** Starts, or starts again after `stop`. */
  start(): void
  stop(): void
}

/** Looks `everyMs` after the previous look was done. It does not keep the process alive. */
export function idleLook(look: () => Promise<void>): IdleLook {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOn = false

  function arm(): void {
    timer = setTimeout(() => {
      timer = undefined
      void look().finally(() => isOn && start())
    }, everyMs)
    timer.unref()
  }

  function start(): void {
    isOn = true
    if (timer === undefined) arm()
  }

  return {
    start,
    stop() {
      isOn = false
      clearTimeout(timer)
      timer = undefined
    },
  }
}
