import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

export interface Leashed {
  /** What the program writes to its file descriptor 3; ends when the program does. */
  readonly announcements: Readable
  /** From here on the program does not keep this process running. */
  detach: () => void
  stop: () => Promise<void>
}

// The shell waits for the end of its input, which comes when this process closes it, and also when this
// process dies, by whatever signal. Handlers of `exit` would not do: jest's copy of `process` never calls them.
const leash = `
"$@" &
child=$!
exec 3>&-
read -r _
kill "$child"
wait "$child"
`

/** Starts a program that ends at `stop()`, or when this process ends, even by SIGKILL. */
export function spawnLeashed(program: string, args: readonly string[]): Leashed {
  const shell = spawn('/bin/sh', ['-c', leash, 'leash', program, ...args], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    // Ctrl+C in a terminal goes to this process; the program ends by its leash.
    detached: true,
  })
  const gone = once(shell, 'exit')
  return {
    announcements: announcementsOf(shell),
    detach: () => {
      shell.unref()
      for (const stream of shell.stdio) unref(stream)
    },
    stop: async () => {
      shell.ref()
      shell.stdin?.end()
      await gone
    },
  }
}

function announcementsOf(shell: ChildProcess): Readable {
  const stream = shell.stdio[3]
  if (stream === undefined || stream === null || !('read' in stream)) throw new Error('No pipe.')
  return stream
}

/** Pipes of a child are sockets, which the types do not say. */
function unref(stream: Readable | Writable | null | undefined): void {
  if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref()
}
