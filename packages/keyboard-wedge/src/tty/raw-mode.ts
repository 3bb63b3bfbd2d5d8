import type { ReadStream, WriteStream } from 'node:tty'

// Bracketed paste (xterm): the terminal wraps what is pasted, so that it can be told from what is typed.
const pasteBrackets = { on: '\u001B[?2004h', off: '\u001B[?2004l' }

/**
 * Lets every key come to us at once and unechoed, and a paste be told from typing where `screen` is known. Returns what gives the terminal back as it was; at exit and after
 * a crash that happens by itself. Of signals only those need no care that the program does not handle: on their way
 * out Node itself resets the terminal for SIGINT and SIGTERM, and a library must not change what they do.
 */
export function enterRawMode(input: ReadStream, screen: WriteStream | undefined): () => void {
  const wasRaw = input.isRaw
  input.setRawMode(true)
  screen?.write(pasteBrackets.on)
  const restore = (): void => {
    process.off('exit', restore)
    if (!input.destroyed) input.setRawMode(wasRaw)
    screen?.write(pasteBrackets.off)
  }
  process.once('exit', restore)
  return restore
}
