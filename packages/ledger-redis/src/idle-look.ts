/** How often an open till looks whether its marker still stands, in ms. Each claim looks as well. */
const everyMs = 5_000

export interface IdleLook {
  /** From now on; again where it was stopped. */
  start(): void
  stop(): void
}

/** Looks again and again, everyMs after the look before was done. It does not keep the process alive. */
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
