import { basename, join } from 'node:path'
import { root } from './root.mjs'

/** A tool of the workspace, by the name of its command. */
export const tool = (name) => join(root, 'node_modules/.bin', name)

/** The pnpm that runs this script, or else the one that npx finds, as a command and its first arguments. */
export function pnpm() {
  const running = process.env['npm_execpath'] ?? ''
  return basename(running).startsWith('pnpm') ? [running] : ['npx', '--yes', 'pnpm@12']
}
