import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packAll } from './pack.mjs'
import { root } from './root.mjs'
import { mustRun } from './run-command.mjs'
import { serveTarballs } from './serve-tarballs.mjs'

/**
 * The packages as a stranger has them: packed, and installed by npm into an empty folder.
 *
 * @param {string} folder for all of it.
 */
export async function openShop(folder) {
  const packed = await packAll(folder)
  const server = await serveTarballs(packed)
  const newFolder = async (name, manifest = {}) => {
    const home = join(folder, name)
    await mkdir(home)
    await writeFile(join(home, '.npmrc'), server.npmrc)
    const full = { private: true, type: 'module', ...manifest }
    await writeFile(join(home, 'package.json'), JSON.stringify(full, null, 2))
    return home
  }
  return {
    packed,
    /** An empty project, in which `npm install` finds the packages by name. */
    newFolder,
    /** A project that has all packages, and these others. */
    async newFolderWithAll(name, further = {}) {
      const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
      const ours = packed.map((one) => [one.name, one.manifest.version])
      const home = await newFolder(name, {
        dependencies: { ...Object.fromEntries(ours), rxjs: '^7.8.0' },
        devDependencies: { '@types/node': devDependencies['@types/node'], ...further },
      })
      await mustRun('npm', ['install'], { cwd: home })
      return home
    },
    close: () => server.close(),
  }
}
