import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type BrowserContext } from 'playwright-core'
import { findChromium } from '../../../../lab/find-chromium.ts'
import { chromiumFlags } from '../../../../lab/start-chromium.ts'

/** A browser whose profile is kept after its end. */
export interface ProfiledBrowser {
  start(): Promise<BrowserContext>
  /** Ends all its processes by SIGKILL, as a power cut would. */
  kill(): Promise<void>
  remove(): void
}

export function profiledBrowser(): ProfiledBrowser {
  const profile = mkdtempSync(join(tmpdir(), 'paycode-profile-'))

  /** Its processes, recognised by the profile in their command line. */
  const processes = (): number[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => commandLine(pid).includes(`--user-data-dir=${profile}`))
      .map(Number)

  async function kill(): Promise<void> {
    while (processes().length > 0) {
      for (const pid of processes()) tryKill(pid)
      await delay(20)
    }
    // Removed here, since Chromium removes the folder of its socket only on a clean exit.
    const link = join(profile, 'SingletonSocket')
    if (existsSync(link)) rmSync(dirname(readlinkSync(link)), { recursive: true })
  }

  return {
    start: () =>
      chromium.launchPersistentContext(profile, {
        executablePath: findChromium() ?? '',
        args: [...chromiumFlags],
      }),
    kill,
    remove: () => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }),
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(join('/proc', pid, 'cmdline'), 'utf8')
  } catch {
    return ''
  }
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // The process has ended already.
  }
}
