import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { findMiniBrowser } from './engines/find-mini-browser.ts'
import { findChromium } from './find-chromium.ts'
import { findProgram } from './find-program.ts'

/** What the lab may need of a machine, how it is found and, by Debian's names, what brings it. */
export const needs = {
  chromium: { find: findChromium, debianPackage: 'chromium' },
  'firefox-esr': { find: () => findProgram('firefox-esr'), debianPackage: 'firefox-esr' },
  WebKitWebDriver: {
    find: () => findMiniBrowser() && findProgram('WebKitWebDriver'),
    debianPackage: 'webkit2gtk-driver',
  },
  xvfb: { find: () => findProgram('Xvfb'), debianPackage: 'xvfb' },
  xdotool: { find: () => findProgram('xdotool'), debianPackage: 'xdotool' },
  setxkbmap: { find: () => findProgram('setxkbmap'), debianPackage: 'x11-xkb-utils' },
  socat: { find: () => findProgram('socat'), debianPackage: 'socat' },
  fcitx5: { find: () => findProgram('fcitx5'), debianPackage: 'fcitx5' },
  pinyin: {
    find: () => findFile('/usr/share/fcitx5/inputmethod/pinyin.conf'),
    debianPackage: 'fcitx5-chinese-addons',
  },
  // Chromium speaks with an input method through GTK's module for it, which lies where the architecture says.
  'fcitx5 for GTK': {
    find: () => ['x86_64', 'aarch64'].map(gtkModule).find((file) => findFile(file) !== undefined),
    debianPackage: 'fcitx5-frontend-gtk3 libgtk-3-0',
  },
  qemu: { find: () => findProgram('qemu-system-x86_64'), debianPackage: 'qemu-system-x86' },
  busybox: { find: () => findProgram('busybox'), debianPackage: 'busybox-static' },
  cpio: { find: () => findProgram('cpio'), debianPackage: 'cpio' },
  // The guest's kernel is a package of Debian's.
  'apt-get': { find: () => findProgram('apt-get'), debianPackage: 'apt' },
  'mkfs.ext4': { find: () => findProgram('mkfs.ext4'), debianPackage: 'e2fsprogs' },
  udevd: { find: () => findFile('/lib/systemd/systemd-udevd'), debianPackage: 'udev' },
  // A container or a hardened kernel may refuse a mount namespace to a program that is installed.
  unshare: { find: findMountNamespace, debianPackage: 'util-linux mount' },
  'redis-server': { find: () => findProgram('redis-server'), debianPackage: 'redis-server' },
  'redis-cli': { find: () => findProgram('redis-cli'), debianPackage: 'redis-tools' },
  'dbus-daemon': { find: () => findProgram('dbus-daemon'), debianPackage: 'dbus dbus-x11' },
} as const

const gtkModule = (machine: string): string =>
  `/usr/lib/${machine}-linux-gnu/gtk-3.0/3.0.0/immodules/im-fcitx5.so`

const findFile = (path: string): string | undefined => (existsSync(path) ? path : undefined)

/** The flags of `unshare` for private mounts. Root needs no new user namespace, in which it could not read other users' files. */
export const mountNamespace: readonly string[] =
  process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount']

function findMountNamespace(): string | undefined {
  const program = findProgram('unshare')
  if (program === undefined) return undefined
  const mount = ['mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]
  const { status } = spawnSync(program, [...mountNamespace, ...mount])
  return status === 0 ? program : undefined
}

export type Need = keyof typeof needs

/** What it takes to press real keys. */
export const keyNeeds = ['xvfb', 'xdotool', 'setxkbmap'] as const

/** What it takes to press them in a real browser. */
export const keyLabNeeds = ['chromium', ...keyNeeds] as const

/** What it takes to press them with a Chinese input method in between. */
export const pinyinLabNeeds = [
  ...keyLabNeeds,
  ...(['fcitx5', 'pinyin', 'fcitx5 for GTK', 'dbus-daemon'] as const),
] as const

/** What a virtual machine takes that has a kernel of its own. */
export const vmNeeds = ['qemu', 'busybox', 'cpio', 'apt-get'] as const
