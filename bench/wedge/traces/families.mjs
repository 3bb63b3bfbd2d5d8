import { paymentCode, productCode } from './made-up-codes.mjs'
import { sentence, writeHeldKey, writeSlide, writeTyping } from './people.mjs'
import { drawScanner, writeScan } from './scanners.mjs'

/** One payment code by a scanner of this pace; a fifth of them with a hole or two. */
const scanAt =
  (least, most, options = {}) =>
  (writer, random) => {
    const scanner = drawScanner(random, { paceMs: [least, most], ...options })
    const holes = random.chance(0.2) ? random.whole(1, 2) : 0
    writeScan(writer, random, scanner, paymentCode(random), { holes })
  }

/** The page computes 30 of every 40 ms, from before the scan until after it. */
function keepBusy(writer, forMs) {
  for (let afterMs = 0; afterMs < forMs; afterMs += 40) writer.block(30, afterMs)
}

/** What is on the keyboard, and how many of 500 traces. */
export const families = [
  { name: 'scanner, 1–5 ms a key', share: 35, write: scanAt(1, 5) },
  { name: 'scanner, 5–20 ms a key', share: 50, write: scanAt(5, 20) },
  { name: 'scanner, 20–45 ms a key', share: 45, write: scanAt(20, 45) },
  { name: 'scanner, 45–100 ms a key', share: 45, write: scanAt(45, 100) },
  {
    name: 'a hole of 100–180 ms in the scan',
    share: 30,
    write(writer, random) {
      const scanner = drawScanner(random, { paceMs: [5, 20] })
      const hole = { holes: 1, holeMs: [100, 180] }
      writeScan(writer, random, scanner, paymentCode(random), hole)
    },
  },
  {
    name: 'Bluetooth, 2–5 holes of 40–160 ms',
    share: 20,
    write(writer, random) {
      const scanner = drawScanner(random, { paceMs: [6, 12] })
      const holes = { holes: random.whole(2, 5), holeMs: [40, 160] }
      writeScan(writer, random, scanner, paymentCode(random), holes)
    },
  },
  {
    name: 'three scans 40–150 ms apart',
    share: 35,
    write(writer, random) {
      const suffix = random.pick(['enter', 'enter', 'tab', 'crlf'])
      const scanner = drawScanner(random, { paceMs: [4, 20], suffix })
      for (let scan = 0; scan < 3; scan += 1) {
        if (scan > 0) writer.pause(random.between(40, 150))
        writeScan(writer, random, scanner, paymentCode(random))
      }
    },
  },
  {
    name: 'product codes',
    share: 40,
    write(writer, random) {
      const scanner = drawScanner(random, {
        paceMs: random.pick([
          [3, 20],
          [3, 20],
          [20, 90],
        ]),
      })
      writeScan(writer, random, scanner, productCode(random))
    },
  },
  { name: 'keypad', share: 15, write: scanAt(4, 30, { layout: 'keypad' }) },
  { name: 'keypad, NumLock off', share: 15, write: scanAt(4, 30, { layout: 'keypadNumLockOff' }) },
  { name: 'AZERTY keyboard', share: 20, write: scanAt(4, 30, { layout: 'azerty' }) },
  {
    name: 'a digit typed, then a scan',
    share: 15,
    write(writer, random) {
      writeTyping(writer, random, random.digits(1), 100)
      writer.pause(random.between(90, 300))
      scanAt(5, 20)(writer, random)
    },
  },
  {
    name: 'busy page, 30 of 40 ms',
    share: 20,
    write(writer, random) {
      keepBusy(writer, 600)
      writer.pause(60)
      scanAt(5, 20, { suffix: random.pick(['enter', 'enter', 'tab', 'none']) })(writer, random)
    },
  },
  {
    name: 'page blocked 300–1500 ms in the scan',
    share: 20,
    write(writer, random) {
      writer.block(random.between(300, 1500), random.between(0, 150))
      writer.pause(20)
      scanAt(5, 20)(writer, random)
    },
  },
  {
    name: 'a person types 18 digits',
    share: 20,
    write: (writer, random) =>
      writeTyping(writer, random, `${paymentCode(random)}\r`, random.between(60, 250)),
  },
  {
    name: 'a person types 4–13 digits',
    share: 20,
    write: (writer, random) =>
      writeTyping(
        writer,
        random,
        `${random.digits(random.whole(4, 13))}\r`,
        random.between(60, 250),
      ),
  },
  {
    name: 'a person types words',
    share: 25,
    write(writer, random) {
      const end = random.chance(0.5) ? '\r' : ''
      writeTyping(writer, random, sentence(random) + end, random.between(80, 180))
    },
  },
  {
    name: 'a person types while the page is blocked',
    share: 8,
    write(writer, random) {
      writer.block(2000, 0)
      writer.pause(50)
      writeTyping(
        writer,
        random,
        `${random.digits(random.whole(8, 12))}\r`,
        random.between(130, 170),
      )
    },
  },
  { name: 'a key held down', share: 12, write: writeHeldKey },
  { name: 'a finger slides over the digits', share: 10, write: writeSlide },
]
