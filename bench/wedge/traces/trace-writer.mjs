import { controlKey } from './keys.mjs'

const tenth = (ms) => Math.round(ms * 10) / 10

/**
 * Writes a trace key by key, in the project's trace format, and beside it what happened: which codes were scanned,
 * which press was the last of each, what a person typed.
 */
export class TraceWriter {
  #now = 0
  #events = []
  #presses = 0
  #scans = []
  #typed = ''
  #busy = []

  pause(ms) {
    this.#now += ms
  }

  /** Presses a key now and lets it go after `dwellMs`; `fields` go into the press. */
  press(key, dwellMs, fields = {}) {
    this.#event('keydown', this.#now, { ...key, ...fields })
    this.release(key, dwellMs)
  }

  /** A press without a release. */
  hold(key, fields = {}) {
    this.#event('keydown', this.#now, { ...key, ...fields })
  }

  release(key, afterMs = 0) {
    this.#event('keyup', this.#now + afterMs, key)
  }

  /** One scan: `gapsMs[n]` lies before its key n + 1, `suffixGapMs` before each key of its end. */
  scan({ code, keys, gapsMs, dwellMs, suffix, suffixGapMs }) {
    for (const [place, key] of keys.entries()) {
      if (place > 0) this.pause(gapsMs[place - 1])
      this.press(key, dwellMs)
    }
    let lastPress = this.#presses - 1
    for (const [place, key] of suffix.entries()) {
      this.pause(suffixGapMs)
      if (key.ctrlKey) this.#withControl(key, dwellMs)
      else this.press(key, dwellMs)
      if (place === 0) lastPress = this.#presses - 1
    }
    this.#scans.push({ code, lastPress, hasSuffix: suffix.length > 0 })
  }

  /** A person has typed this: it belongs into the field. */
  typed(text) {
    this.#typed += text
  }

  /** From now on the page computes for this long, and handles no events. */
  block(ms, afterMs = 0) {
    this.#busy.push({ t: this.#now + afterMs, ms })
  }

  get now() {
    return this.#now
  }

  end() {
    return {
      events: this.#events.toSorted((a, b) => a.t - b.t),
      ...{ scans: this.#scans, typed: this.#typed, busy: this.#busy },
    }
  }

  #withControl(key, dwellMs) {
    this.hold(controlKey, { ctrlKey: true })
    this.press(key, dwellMs)
    this.release(controlKey, dwellMs)
  }

  #event(type, t, key) {
    if (type === 'keydown') this.#presses += 1
    this.#events.push({ t: tenth(t), type, ...key })
  }
}
