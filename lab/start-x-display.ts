import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { spawnLeashed } from './spawn-leashed.ts'

export interface XDisplay {
  /** As the variable `DISPLAY` wants it, `:7`. */
  readonly name: string
  /** The variables of this process, with this display. */
  readonly env: Record<string, string>
  /** Runs a program on this display and gives what it printed. */
  run: (program: string, args: readonly string[]) => Promise<string>
  stop: () => Promise<void>
}

export interface XDisplayOptions {
  /**
   * Whether a key that is down for 660 ms repeats, every 40 ms. Default false: on a loaded machine xdotool may come
   * that late with the release, which no scanner does.
   */
  readonly autoRepeat?: boolean
}

const screen = ['-screen', '0', '1000x700x24', '-nolisten', 'tcp', '-noreset']

/** Starts an X server without a screen, on a display that is free. */
export async function startXDisplay({
  autoRepeat = false,
}: XDisplayOptions = {}): Promise<XDisplay> {
  const server = spawnLeashed('Xvfb', ['-displayfd', '3', autoRepeat ? 'r' : '-r', ...screen])
  const name = `:${await firstLine(server.announcements)}`
  server.detach()
  const env = { ...definedOnly(process.env), DISPLAY: name }
  const run = async (program: string, args: readonly string[]) => {
    const { stdout } = await promisify(execFile)(program, [...args], { env, timeout: 60_000 })
    return stdout
  }
  return { name, env, run, stop: server.stop }
}

async function firstLine(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of stream) {
    text += chunk.toString()
    const [line] = text.split('\n')
    if (text.includes('\n') && line !== undefined) return line
  }
  throw new Error('Xvfb ended before it named its display.')
}

/** Wayland would be preferred to the display that is meant. */
function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  const { WAYLAND_DISPLAY: _, ...rest } = env
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
