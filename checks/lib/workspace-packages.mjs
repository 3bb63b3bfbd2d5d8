import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from './root.mjs'

/**
 * Every package of the workspace, the published ones and the examples.
 *
 * @returns {{ name: string, folder: string, manifest: Record<string, any> }[]}
 */
export function workspacePackages() {
  return ['packages', 'examples']
    .map((name) => join(root, name))
    .flatMap((parent) => readdirSync(parent).map((name) => join(parent, name)))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      return { name: manifest.name ?? basename(folder), folder, manifest }
    })
}

export const publicPackages = () => workspacePackages().filter(({ manifest }) => !manifest.private)
