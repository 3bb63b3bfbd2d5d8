import { join } from 'node:path'
import { mustRun } from './run-command.mjs'
import { publicPackages } from './workspace-packages.mjs'
import { pnpm } from './tool.mjs'

/**
 * Packs every public package as it would be published.
 *
 * @param {string} into the folder for the tarballs.
 */
export async function packAll(into) {
  const [command, ...first] = pnpm()
  return Promise.all(
    publicPackages().map(async (one) => {
      const tarball = join(into, `${one.name.replace(/\W+/g, '-').replace(/^-/, '')}.tgz`)
      await mustRun(command, [...first, 'pack', '--silent', '--out', tarball], { cwd: one.folder })
      return { ...one, tarball }
    }),
  )
}
