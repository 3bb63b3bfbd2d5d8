import { join } from 'node:path'
import { mustRun } from './run-command.mjs'
import { pnpm } from './tool.mjs'
import { publicPackages } from './workspace-packages.mjs'

/**
 * Packs every public package as it would be published.
 *
 * @param {string} into the folder for the tarballs.
 */
export async function packAll(into) {
  const [command, ...first] = pnpm()
  const chosen = publicPackages()
  const filters = chosen.flatMap(({ name }) => ['--filter', name])
  await mustRun(command, [...first, ...filters, 'pack', '--pack-destination', into])
  return chosen.map((one) => {
    const file = `${one.name.replace('@', '').replace('/', '-')}-${one.manifest.version}.tgz`
    return { ...one, tarball: join(into, file) }
  })
}
