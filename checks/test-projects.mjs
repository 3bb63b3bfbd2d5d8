// A test file's name says which jest project it belongs to, and its imports agree:
// `….test.ts` (plain) imports nothing of the lab, `….lab.test.ts` does. Imports of imports count.
import { argv } from 'node:process'
import { conclude } from './lib/conclude.mjs'
import { importsOfEach } from './lib/imports-of-each.mjs'
import { root } from './lib/root.mjs'
import { runCommand } from './lib/run-command.mjs'

/** Whatever needs a browser, a display, a pseudo-terminal, a virtual machine or a port, or kills processes. */
const labModules = [
  /^lab\/(describe-with|serve-pages|start-[\w-]+|vm\/[\w-]+)\.ts$/,
  /\/kill-loop\.ts$/,
  /^(playwright-core|@lydell\/node-pty)$/,
  /^(node:)?(net|dgram|http|https|http2|tls)$/,
]

const folder = argv[2] ?? root
const { output } = await runCommand('git', [
  ...['-C', folder, 'ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts'],
])
const files = output.split('\n').filter((line) => line !== '')
const imports = await importsOfEach(files, folder)

const problems = [...imports].flatMap(([file, modules]) => {
  const ofLab = modules.filter((name) => labModules.some((pattern) => pattern.test(name)))
  if (file.endsWith('.lab.test.ts')) {
    return ofLab.length > 0 ? [] : [`${file}: it needs nothing of the lab. Name it ….test.ts.`]
  }
  return ofLab.length === 0
    ? []
    : [`${file}: it imports ${ofLab[0]}, so it needs the lab. Name it ….lab.test.ts.`]
})
conclude(problems, `${files.length} test files, each in its jest project`)
