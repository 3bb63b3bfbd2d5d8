import { setTimeout as sleep } from 'node:timers/promises'

/** Timers are late by up to this much, in ms: the rest of a wait is spun. */
const timerSlackMs = 1.2

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

/**
 * Writes each message when it is due, without waiting for the answer to the one before. Messages that are due at the
 * same time go out in one piece.
 */
export async function playMessages(messages, write) {
  const startedAt = performance.now() + 5
  let next = 0
  while (next < messages.length) {
    const waitMs = messages[next].t - (performance.now() - startedAt)
    if (waitMs > timerSlackMs) await sleep(waitMs - timerSlackMs)
    else if (waitMs > 0) await nextTurn()
    else next = writeDue(messages, next, performance.now() - startedAt, write)
  }
}

function writeDue(messages, first, now, write) {
  let next = first
  let text = ''
  while (next < messages.length && messages[next].t <= now) {
    text += messages[next].text
    next += 1
  }
  write(text)
  return next
}
