// What every library finds on its page: a form, keys, and notes of its results.

/**
 * Puts a library on the page as `bench`. `start(options, report)` begins to listen and returns what ends it; `report` is
 * to be called with every scan's text.
 */
export function enter({ library, variants, start }) {
  const field = document.querySelector('#field')
  let results = []
  let presses = []
  let submits = 0
  let work = []
  let enteredAt = 0
  let stop = () => {}

  // First of all listeners, so that it sees the keys that a library keeps from the page.
  window.addEventListener(
    'keydown',
    ({ timeStamp, isTrusted }) => {
      // Keys that a library gives back are its own doing.
      if (!isTrusted) return
      enteredAt = performance.now()
      presses.push({ at: timeStamp, lagMs: enteredAt - timeStamp })
    },
    { capture: true },
  )
  document.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault()
    submits += 1
  })

  function report(text) {
    const at = performance.now()
    results.push({ text: String(text), at, sinceKeyMs: at - enteredAt })
  }

  globalThis.bench = {
    library,
    variants,
    async start({ variant, isFocused, isTimed }) {
      ;[results, presses, submits, work] = [[], [], 0, []]
      field.value = ''
      if (isFocused) field.focus()
      else document.activeElement?.blur()
      const untime = isTimed ? timeListeners((ms) => work.push(ms)) : () => {}
      const end = await start(variants[variant].options, report)
      stop = () => {
        end()
        untime()
      }
    },
    block(ms) {
      const until = performance.now() + ms
      while (performance.now() < until);
    },
    finish() {
      stop()
      const focus = document.activeElement?.id || 'none'
      return { results, presses, submits, work, text: field.value, focus }
    },
  }
}

const timed = new Set(['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])

/** Takes the time that each listener takes which is added from here on. Returns what undoes that. */
function timeListeners(note) {
  const { addEventListener, removeEventListener } = EventTarget.prototype
  const wrapped = new WeakMap()
  EventTarget.prototype.addEventListener = function add(type, listener, options) {
    if (!timed.has(type) || !listener) return addEventListener.call(this, type, listener, options)
    const wrapper = wrapped.get(listener) ?? timedListener(listener, note)
    wrapped.set(listener, wrapper)
    return addEventListener.call(this, type, wrapper, options)
  }
  EventTarget.prototype.removeEventListener = function remove(type, listener, options) {
    const wrapper = (listener && wrapped.get(listener)) ?? listener
    return removeEventListener.call(this, type, wrapper, options)
  }
  return () => Object.assign(EventTarget.prototype, { addEventListener, removeEventListener })
}

function timedListener(listener, note) {
  return function time(event) {
    const startedAt = performance.now()
    try {
      return typeof listener === 'function'
        ? listener.call(this, event)
        : listener.handleEvent(event)
    } finally {
      note(performance.now() - startedAt)
    }
  }
}
