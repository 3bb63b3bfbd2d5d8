import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))
const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
const configFile = fileURLToPath(new URL('vite.config.js', import.meta.url))

/** Builds the packages and the pages, serves the built pages, and returns the port. */
export async function serveWebPos({ outDir, port, open = false } = {}) {
  const args = [compiler, '-b', 'tsconfig.build.json']
  const compiled = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (compiled.status !== 0) throw new Error('The packages do not compile.')
  const shared = {
    configFile,
    logLevel: 'warn',
    build: outDir ? { outDir, emptyOutDir: true } : {},
  }
  await build(shared)
  const server = await preview({
    ...shared,
    preview: { open, ...(port !== undefined && { port }) },
  })
  return server.httpServer.address().port
}
