import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { spawnLeashed } from '../../../lab/spawn-leashed.ts'
import type { XDisplay } from '../../../lab/start-x-display.ts'

export interface InputMethod {
  /** The display whose programs type through the input method. */
  readonly display: XDisplay
  readonly use: (name: 'keyboard-us' | 'pinyin') => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts fcitx5 with pinyin on a display, on a message bus of its own. */
export async function startPinyin(bare: XDisplay): Promise<InputMethod> {
  const folder = await mkdtemp(join(tmpdir(), 'paycode-pinyin-'))
  await mkdir(join(folder, 'fcitx5'))
  await writeFile(join(folder, 'fcitx5', 'profile'), profile)
  const bus = spawnLeashed('dbus-daemon', ['--session', '--nofork', '--print-address=3'])
  const [address] = await once(bus.announcements, 'data')
  bus.detach()
  const added = {
    ...{ GTK_IM_MODULE: 'fcitx', XMODIFIERS: '@im=fcitx', LANG: 'C.UTF-8' },
    ...{ DBUS_SESSION_BUS_ADDRESS: String(address).trim(), XDG_CONFIG_HOME: folder },
  }
  const env = { ...bare.env, ...added }
  const assigned = Object.entries({ ...added, DISPLAY: bare.name }).map((pair) => pair.join('='))
  const fcitx = spawnLeashed('env', [...assigned, 'fcitx5', '--disable=wayland'])
  fcitx.detach()
  const run = (program: string, args: readonly string[]) =>
    bare.run('env', [...assigned, program, ...args])
  const use: InputMethod['use'] = async (name) => {
    const patience = AbortSignal.timeout(20_000)
    for (let current = ''; current !== name;) {
      patience.throwIfAborted()
      await delay(200)
      // fcitx5 answers as soon as it has started, but accepts an input method's name only while a field has the focus.
      await run('fcitx5-remote', ['-o']).catch(() => '')
      await run('fcitx5-remote', ['-s', name]).catch(() => '')
      current = (await run('fcitx5-remote', ['-n']).catch(() => '')).trim()
    }
  }
  return {
    ...{ display: { ...bare, env, run }, use },
    stop: async () => {
      await fcitx.stop()
      await bus.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const profile = `[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
Layout=
[Groups/0/Items/1]
Name=pinyin
Layout=
[GroupOrder]
0=Default
`
