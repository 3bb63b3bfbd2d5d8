// Situations at a till, by class. Each has the presses, the texts that one device sent whole, and other events.
import { isCode } from './random.mjs'
import { handledLate, holesOf, personOf, scannerOf } from './typists.mjs'

const lastUp = (presses) => Math.max(...presses.map(({ upAt }) => upAt))

/** A number of 19 to 24 digits, of which a head or a tail looks like a code. */
function longerNumber(random) {
  const code = random.code()
  const more = random.digits(random.whole(1, 6))
  const text = random.chance(0.5) ? code + more : more + code
  return isCode(text) ? longerNumber(random) : text
}

/** A product that the preceding digits turn into a code. */
function productAfter(random, typed) {
  const wanted = `1${random.whole(0, 5)}${random.digits(16)}`
  if (typed.length > 2 || random.chance(0.5)) return random.product()
  return random.chance(0.5) ? wanted.slice(typed.length) : random.product(18 - typed.length)
}

export const clean = {
  'a code, with a terminator': (random) => scanOf(random, random.code(), {}),
  'a product, with a terminator': (random) => scanOf(random, random.product(), {}),
  'a code, without': (random) => scanOf(random, random.code(), { end: '' }),
  'with one or two holes of 20 to 180 ms': (random) =>
    scanOf(random, anything(random), { holes: random.whole(1, 2) }),
  'on a machine that is busy all along, up to 45 ms a key': (random) => {
    const { presses, whole } = scanOf(random, anything(random), {
      scanner: { minMs: 4, maxMs: 45 },
    })
    return { presses: handledLate(random, presses), whole }
  },
  'in bunches of 2 to 6 keys': (random) =>
    scanOf(random, anything(random), { scanner: { bunch: random.whole(2, 6), maxMs: 30 } }),
  'at 1 to 6 ms a key, up to 1 ms early or late, in whole ms': (random) => {
    const startMs = random.draw()
    return { ...scanOf(random, anything(random), { scanner: quick, startMs }), tickMs: 1 }
  },
  'stamped by a clock that ticks every 2 to 17 ms': (random) => {
    const tickMs = random.pick(ticksMs)
    const startMs = random.between(0, tickMs)
    return { ...scanOf(random, anything(random), { scanner: { maxMs: 40 }, startMs }), tickMs }
  },
  'the next key down before the last is up': (random) =>
    scanOf(random, anything(random), { scanner: { rolls: true } }),
  "behind a person's 1 to 8 keys, after 150 to 400 ms": (random) => {
    const head = personOf(random).type(typedText(random), 0)
    const startMs = lastUp(head) + random.between(150, 400)
    return scanOf(random, anything(random), { head, startMs })
  },
  "behind a person's 1 to 8 keys, after 400 to 1500 ms": (random) => {
    const head = personOf(random).type(typedText(random), 0)
    const startMs = lastUp(head) + random.between(400, 1_500)
    return scanOf(random, anything(random), { head, startMs })
  },
}

const quick = { minMs: 1, maxMs: 6, besideMs: 1 }
/** A sixtieth of a second is what Firefox's resistFingerprinting rounds to, a 64th the usual timer of Windows. */
const ticksMs = [2, 5, 1000 / 64, 1000 / 60]
const anything = (random) => (random.chance(0.5) ? random.code() : random.product())
const typedText = (random) => random.digits(random.whole(1, 8))

function scanOf(random, text, { end = '\n', holes = 0, scanner = {}, head = [], startMs = 0 }) {
  const gaps = holesOf(random, text.length, holes)
  return {
    presses: [...head, ...scannerOf(random, scanner).type(text + end, startMs, gaps)],
    whole: [text],
  }
}

export const awkward = {
  'an amount typed, then a product': (random) => {
    const typed = random.digits(random.whole(1, 9))
    const head = personOf(random).type(typed, 0)
    const text = productAfter(random, typed)
    const startMs = lastUp(head) + random.between(0, 400)
    return {
      presses: [...head, ...scannerOf(random).type(`${text}\n`, startMs)],
      whole: [text],
    }
  },
  'a longer number, with holes of 20 to 180 ms': (random) => withHoles(random, [20, 180]),
  'a longer number, with holes of 20 to 600 ms': (random) => withHoles(random, [20, 600]),
  'a longer number, with a blur in it': (random) => {
    const text = longerNumber(random)
    const place = random.whole(1, text.length - 1)
    const presses = scannerOf(random).type(`${text}\n`, 0, holesOf(random, text.length, 1))
    return { presses, whole: [text], blurAt: presses[place].at - 0.1 }
  },
  'two scanners at once': (random, { known }) => twoAtOnce(random, known),
  'two scanners at once, at 1 to 6 ms a key, in whole ms': (random, { known }) => ({
    ...twoAtOnce(random, known, quick),
    tickMs: 1,
  }),
  'two scanners, whose digits make a code in turn': (random) => inTurn(random),
  'two scanners, whose digits make a code in turn, at 1 to 6 ms a key, in whole ms': (random) => ({
    ...inTurn(random, quick),
    tickMs: 1,
  }),
  'a scanner, and a slower one that adds the digit that makes a code': (random) =>
    oneDigitMore(random),
  'a scanner, and a slower one that adds the digit that makes a code, in whole ms': (random) => ({
    ...oneDigitMore(random, { besideMs: 1 }),
    tickMs: 1,
  }),
  'a scanner of 1 to 6 ms a key, and a slower one that adds the digit that makes a code, in whole ms':
    (random) => ({ ...oneDigitMore(random, quick), tickMs: 1 }),
  'a person types while a scanner does': (random) => {
    const text = random.chance(0.5)
      ? random.code().slice(0, random.whole(12, 17))
      : random.product()
    const scanned = scannerOf(random).type(`${text}\n`, 0)
    const startMs = random.between(-100, lastUp(scanned))
    const typed = personOf(random).type(random.digits(random.whole(1, 4)), startMs)
    return { presses: [...scanned, ...typed], whole: [text] }
  },
  'a symbol on a digit key': (random) => {
    const digits = random.code()
    const place = random.chance(0.7) ? 0 : random.whole(0, 17)
    const symbol = random.pick('!@#$%^&*()')
    const text = digits.slice(0, place) + symbol + digits.slice(place + 1)
    const prefix = random.chance(0.3) ? `(01)0${random.digits(13)}` : text
    return {
      presses: scannerOf(random).type(`${prefix}\n`, 0, holesOf(random, 18, random.whole(0, 2))),
      whole: [prefix],
    }
  },
  'each character twice': (random) => {
    const text = random.chance(0.5) ? random.code().slice(1, 10) : random.code()
    const once = random.chance(0.5) ? `1${text.slice(1)}` : text
    const doubled = Array.from(once, (digit) => digit + digit).join('')
    return { presses: scannerOf(random).type(`${doubled}\n`, 0), whole: [once] }
  },
  'Ctrl, Alt or Meta stuck': (random) => {
    const modifier = random.pick(['ctrlKey', 'altKey', 'metaKey'])
    const presses = scannerOf(random).type(`${random.code()}\n`, 0)
    return { presses: presses.map((press) => ({ ...press, [modifier]: true })), whole: [] }
  },
  'a key held until it makes a code': (random) => {
    const delayMs = random.between(250, 700)
    const again = Array.from({ length: 17 }, (_, place) => delayMs + place * random.between(20, 50))
    const repeat = random.chance(0.5)
    const downs = [0, ...again].map((at, place) => ({
      ...{ key: '1', code: 'Digit1', at },
      ...(place > 0 && { repeat }),
    }))
    return { presses: [...downs, { key: 'Enter', code: 'Enter', at: 2_000 }], whole: [] }
  },
}

function twoAtOnce(random, known, bounds = {}) {
  const first = random.chance(0.5) ? random.code() : random.product()
  const second = random.chance(0.5) ? random.code() : random.product()
  const end = () => (known || random.chance(0.8) ? '\n' : '')
  const scanner = scannerOf(random, bounds)
  const other = random.chance(0.3) ? scanner : scannerOf(random, bounds)
  const before = scanner.type(first + end(), 0)
  const startMs = random.between(0, lastUp(before))
  const behind = other.type(second + end(), startMs)
  return { presses: [...before, ...behind], whole: [first, second] }
}

function inTurn(random, bounds = {}) {
  const code = random.code()
  const count = random.whole(2, 10)
  const mine = code.slice(0, count) + random.digits(8)
  const theirs = code.slice(count)
  const scanner = scannerOf(random, bounds)
  const before = scanner.type(`${mine}\n`, 0)
  const other = scannerOf(random, { ...bounds, maxMs: scanner.paceMs })
  const startMs = before[count - 1].at + random.between(0, 5)
  const behind = other.type(`${theirs}\n`, startMs)
  return { presses: [...before, ...behind], whole: [mine, theirs] }
}

/**
 * A code without one digit, which a slower scanner adds first or last: its other digits were lost, or went to another
 * window.
 */
function oneDigitMore(random, bounds = {}) {
  const code = random.code()
  const place = random.whole(1, 16)
  const mine = code.slice(0, place) + code.slice(place + 1)
  const scanner = scannerOf(random, bounds)
  const before = scanner.type(`${mine}\n`, 0)
  const startMs = random.between(before[place - 1].at, before[place].at)
  const other = scannerOf(random, { ...bounds, minMs: scanner.paceMs, maxMs: 110 })
  const theirs = code[place] + random.digits(7)
  const behind = other.type(`${theirs}\n`, startMs)
  return { presses: [...before, ...behind], whole: [mine, theirs] }
}

function withHoles(random, bounds) {
  const text = longerNumber(random)
  const holes = holesOf(random, text.length, random.whole(1, 3), bounds)
  return { presses: scannerOf(random).type(`${text}\n`, 0, holes), whole: [text] }
}
