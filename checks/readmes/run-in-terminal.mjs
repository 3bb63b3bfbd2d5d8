import { spawn } from '@lydell/node-pty'
import { setTimeout as rest } from 'node:timers/promises'
import { patienceMs } from './run-to-end.mjs'

// What styles a screen, and the brackets that a terminal is asked for.
const styling = /\u001B\[[0-9;?]*[A-Za-z]/g

/** The pace of a scanner, in ms a key. */
const everyMs = 8

/**
 * Runs a program in a pseudo-terminal. Each step waits for a text and then types.
 *
 * @param {{ steps: { shows: string | RegExp, type?: string }[], stops?: true }} entry `stops`: Ctrl+C ends it, after the last step.
 * @returns {Promise<string | undefined>} what was wrong.
 */
export async function runInTerminal({ steps, stops = false }, file, cwd) {
  const pty = spawn(process.execPath, [file], { cwd, cols: 120, rows: 40 })
  let shown = ''
  let read = 0
  /** @type {{ code?: number }} */
  const end = {}
  const over = new Promise((resolve) => {
    pty.onExit(({ exitCode }) => {
      end.code = exitCode
      resolve()
    })
  })
  pty.onData((text) => (shown += text.replace(styling, '')))
  const comes = async (text) => {
    for (let waited = 0; waited < patienceMs; waited += 20) {
      const found = typeof text === 'string' ? shown.indexOf(text, read) : searchFrom(text)
      if (found >= 0) {
        read = found + 1
        return true
      }
      if (end.code !== undefined) return false
      await rest(20)
    }
    return false
  }
  const searchFrom = (pattern) => {
    const at = shown.slice(read).search(pattern)
    return at < 0 ? at : at + read
  }
  try {
    for (const { shows, type = '' } of steps) {
      if (!(await comes(shows))) return `the terminal never showed ${shows}:\n${shown}`
      for (const character of type) {
        pty.write(character)
        await rest(everyMs)
      }
    }
    if (stops) {
      await rest(300)
      pty.write('\u0003')
    }
    await Promise.race([over, rest(patienceMs, undefined, { ref: false })])
    if (end.code === undefined) return `it did not end:\n${shown}`
    return stops || end.code === 0 ? undefined : `it ended with ${end.code}:\n${shown}`
  } finally {
    if (end.code === undefined) pty.kill('SIGKILL')
  }
}
