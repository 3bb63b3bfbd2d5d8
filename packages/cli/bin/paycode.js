#!/usr/bin/env node
// A committed file, so that the command exists before the build; the program itself is built into dist/.
const program = await import('../dist/main.js').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  process.stderr.write('paycode is not built yet. Run: npx pnpm@12 build\n')
  process.exit(1)
})
process.exitCode = await program.main(process.argv.slice(2))
