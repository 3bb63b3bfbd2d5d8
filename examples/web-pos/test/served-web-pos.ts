import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ServedWebPos {
  /** The address, without a slash at its end. */
  readonly url: string
  close: () => Promise<void>
}

/** The pages as `npx pnpm@12 web` serves them, built into a separate folder. */
export async function servedWebPos(): Promise<ServedWebPos> {
  const folder = mkdtempSync(join(tmpdir(), 'paycode-web-pos-'))
  const server = spawn(process.execPath, [join(__dirname, 'serve-process.mjs'), folder], {
    // jest's own settings must not affect the server.
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(server, 'exit')
  const [port] = await Promise.race([once(server.stdout, 'data'), gone.then(() => [])])
  if (port === undefined) throw new Error('The server of the web POS did not start.')
  return {
    url: `http://localhost:${String(port).trim()}`,
    close: async () => {
      server.stdin.end()
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
