import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder } from '../cache-folder.ts'

const run = promisify(execFile)

export interface Kernel {
  readonly image: string
  /** With the modules' files, and `modules.dep` that says what needs what. */
  readonly modules: string
}

/**
 * Debian's own kernel, of which this machine's may be a poor cousin: it has virtual HID devices, USB gadgets and all the
 * rest as modules. Its package is downloaded and unpacked, never installed; 71 MB, kept in the user's cache.
 */
export async function debianKernel(): Promise<Kernel> {
  const name = await packageName()
  const folder = join(cacheFolder, name)
  if (!(await exists(folder))) await unpack(name, folder)
  return kernelIn(folder)
}

async function packageName(): Promise<string> {
  const { stdout } = await run('apt-cache', ['depends', 'linux-image-amd64'])
  const [, name] = /Depends: (linux-image-\S+)/.exec(stdout) ?? []
  if (name === undefined) {
    throw new Error('No linux-image-amd64 in the lists of packages: apt-get update brings them.')
  }
  return name
}

async function unpack(name: string, folder: string): Promise<void> {
  await mkdir(cacheFolder, { recursive: true })
  const work = await mkdtemp(join(cacheFolder, 'unpack-'))
  try {
    await run('apt-get', ['download', '-qq', name], { cwd: work })
    const file = (await readdir(work)).find((entry) => entry.endsWith('.deb'))
    if (file === undefined) throw new Error(`apt-get brought no package ${name}.`)
    const unpacked = join(work, 'unpacked')
    await run('dpkg-deb', ['-x', join(work, file), unpacked])
    const { modules } = await kernelIn(unpacked)
    // Where each module's needs stand is made at installation otherwise. It wants the folder that `lib` lies in.
    await run('busybox', ['depmod', '-b', unpacked, modules.slice(modules.lastIndexOf('/') + 1)])
    // Two runs at once may both have unpacked it: the later one finds it there.
    await rename(unpacked, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function kernelIn(folder: string): Promise<Kernel> {
  const [image] = (await readdir(join(folder, 'boot'))).filter((name) => name.startsWith('vmlinuz'))
  const [release] = await readdir(join(folder, 'lib/modules'))
  if (image === undefined || release === undefined) throw new Error(`No kernel in ${folder}.`)
  return { image: join(folder, 'boot', image), modules: join(folder, 'lib/modules', release) }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
