import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findProgram } from '../find-program.ts'
import { guestInit } from './guest-init.ts'
import type { Kernel } from './kernel.ts'

const run = promisify(execFile)

/** What the guest's kernel is asked for beyond what is built in; what these need comes along. */
const wanted = [
  ...['virtio_pci', 'virtio_console', '9pnet_virtio', '9p', 'overlay'],
  // A disk of its own, for what must survive a reset.
  ...['virtio_blk', 'crc32c_generic', 'ext4'],
  // HID devices made by a program (uhid), and the drivers for real ones.
  ...['uhid', 'hid-generic', 'usbhid', 'evdev'],
  // A USB bus without hardware, and the devices that can be plugged into it.
  ...['dummy_hcd', 'libcomposite', 'usb_f_hid', 'usb_f_acm', 'cdc-acm'],
]

/** Writes the archive that the kernel unpacks as its first root: busybox, the modules, and what is run first. */
export async function writeInitramfs(kernel: Kernel, to: string): Promise<void> {
  const busybox = findProgram('busybox')
  if (busybox === undefined) throw new Error('There is no busybox.')
  const root = await mkdtemp(join(tmpdir(), 'paycode-initramfs-'))
  try {
    for (const folder of ['bin', 'dev', 'proc', 'sys', 'host', 'upper', 'guest', 'modules']) {
      await mkdir(join(root, folder))
    }
    await copyFile(busybox, join(root, 'bin/busybox'))
    await writeFile(join(root, 'init'), guestInit, { mode: 0o755 })
    const modules = await inLoadingOrder(kernel)
    for (const module of modules) {
      await mkdir(dirname(join(root, 'modules', module)), { recursive: true })
      await copyFile(join(kernel.modules, module), join(root, 'modules', module))
    }
    await writeFile(join(root, 'modules/in-order'), `${modules.join('\n')}\n`)
    await run('/bin/sh', ['-c', `find . | cpio -o -H newc --quiet -R 0:0 > "$0"`, to], {
      cwd: root,
    })
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** The files of the wanted modules and of what they need, those first. */
async function inLoadingOrder({ modules }: Kernel): Promise<string[]> {
  const lines = (await readFile(join(modules, 'modules.dep'), 'utf8')).trim().split('\n')
  const needs = new Map(
    lines.map((line) => {
      const [file = '', rest = ''] = line.split(':')
      return [file, rest.trim().split(/\s+/).filter(Boolean)]
    }),
  )
  const ordered = new Set<string>()
  for (const name of wanted) {
    const pattern = new RegExp(`(^|/)${name.replaceAll(/[-_]/g, '[-_]')}\\.ko$`)
    const file = [...needs.keys()].find((candidate) => pattern.test(candidate))
    // It is built in.
    if (file === undefined) continue
    // Listed with the last one to be loaded first.
    for (const need of (needs.get(file) ?? []).toReversed()) ordered.add(need)
    ordered.add(file)
  }
  return [...ordered]
}
