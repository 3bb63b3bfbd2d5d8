// What a contestant's page keeps. All times are ms since the epoch, on a clock that does not jump: so they can be compared
// with those of another page.
const now = () => performance.timeOrigin + performance.now()

/** When each attempt to read a frame ended. */
const attempts = []
/** What was read, and when the page received it. */
const reads = []
/** What was refused, and why. */
const refusals = []

export const notebook = {
  attempt: () => void attempts.push(now()),
  read: (text) => void reads.push({ text, at: now() }),
  refuse: (reason) => void refusals.push({ reason, at: now() }),
}

/** Every contestant asks for the same picture. */
export const picture = { width: 1280, height: 720 }

/**
 * @param contestant `library` (a package's name), `variants` (by name, with what it `says` of each), and `start(variant)`,
 *   which resolves when the camera runs
 */
export function enter(contestant) {
  // One library warns of every frame without a code: that would count as work, and be this lab's, which listens.
  console.warn = () => {}
  globalThis.bench = { ...contestant, notes: () => ({ attempts, reads, refusals, now: now() }) }
}
