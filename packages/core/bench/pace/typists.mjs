// Who presses keys at a till: scanners and people. A press is `{ key, code, shiftKey, at, upAt }`, in ms.

const keyOf = (key) => {
  if (key === '\n') return { key: 'Enter', code: 'Enter' }
  const shifted = '!@#$%^&*()'.indexOf(key)
  if (shifted >= 0) return { key, code: `Digit${(shifted + 1) % 10}`, shiftKey: true }
  if (/\d/.test(key)) return { key, code: `Digit${key}` }
  return { key, code: `Key${key.toUpperCase()}` }
}

/** A key has to be released before it can go down again. */
const lifted = (presses) =>
  presses.map((press, place) => {
    const next = presses[place + 1]
    const isAgain = next?.code === press.code && next.at <= press.upAt
    return isAgain ? { ...press, upAt: press.at + 0.8 * (next.at - press.at) } : press
  })

/** Moves each event by up to this many ms, without changing their order. */
function besideTime(random, presses, ms) {
  if (ms === 0) return presses
  const moved = (at) => at + random.between(-ms, ms)
  let before = Number.NEGATIVE_INFINITY
  return presses.map((press) => {
    const at = Math.max(before, moved(press.at))
    before = Math.max(at, moved(press.upAt))
    return { ...press, at, upAt: before }
  })
}

/**
 * A scanner keeps its pace within a fifth, and its keys have a dwell of its own. `bunch` keys come in one report; with
 * `rolls` it releases a key just after the next is down. Its machine notices each event with an error of up to
 * `besideMs`.
 */
export function scannerOf(
  random,
  { minMs = 1, maxMs = 110, bunch = 1, rolls = false, besideMs = 0 } = {},
) {
  const paceMs = random.logBetween(minMs, maxMs)
  const dwellMs = rolls
    ? paceMs * random.between(1.01, 1.05)
    : Math.min(random.logBetween(0.1, 40), paceMs / 2)
  return {
    paceMs,
    /** `holes`: the extra delay of a key, by its place. */
    type(text, startMs, holes = new Map()) {
      let at = startMs
      const presses = lifted(
        Array.from(text, (key, place) => {
          if (place > 0) {
            const isInBunch = bunch > 1 && place % bunch !== 0
            at += isInBunch ? 0.3 : bunch * paceMs * random.between(0.8, 1.2)
            at += holes.get(place) ?? 0
          }
          return { ...keyOf(key), at, upAt: at + (bunch > 1 ? Math.min(dwellMs, 0.2) : dwellMs) }
        }),
      )
      return besideTime(random, presses, besideMs)
    },
  }
}

/**
 * A person's gaps are log-normal, with a spread of 0.25 (drilled) to 0.5 (ordinary) of the median, and so are the
 * dwells.
 */
export function personOf(random, [min, max] = [80, 250]) {
  const gapMs = random.between(min, max)
  const spread = random.between(0.25, 0.5)
  const dwellMs = random.between(60, 110)
  return {
    type(text, startMs) {
      let at = startMs
      return lifted(
        Array.from(text, (key) => {
          const press = { ...keyOf(key), at, upAt: at + dwellMs * Math.exp(0.25 * random.normal()) }
          at += gapMs * Math.exp(spread * random.normal())
          return press
        }),
      )
    },
  }
}

/**
 * A machine that handles each event when it has time: it keeps the order of events, and delivers none before its time.
 */
export function handledLate(random, presses) {
  const events = presses
    .flatMap((press, place) => [
      { at: press.at, place, name: 'at' },
      { at: press.upAt, place, name: 'upAt' },
    ])
    .toSorted((one, other) => one.at - other.at)
  const late = presses.map((press) => ({ ...press }))
  let freeAt = 0
  for (const { at, place, name } of events) {
    const busyMs = random.chance(0.05) ? random.between(1, 40) : random.between(0, 2)
    freeAt = Math.max(freeAt, at) + busyMs
    late[place][name] = freeAt
  }
  return late
}

/** The holes that a busy machine makes in a scan of this many keys. */
export function holesOf(random, keys, count, [min, max] = [20, 180]) {
  const places = Array.from({ length: count }, () => random.whole(1, keys - 1))
  return new Map(places.map((place) => [place, random.between(min, max)]))
}
