// Every decision that a file names exists, and docs/decisions/README.md lists them all.
//
//   node checks/decisions.mjs            compares
//   node checks/decisions.mjs --write    writes the list
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { conclude } from './lib/conclude.mjs'
import { root } from './lib/root.mjs'
import { mustRun } from './lib/run-command.mjs'
import { indexOf, readRoom, unknownIn } from './lib/read-decisions.mjs'

const listing = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
const { stdout } = await mustRun('git', listing)
const files = stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)))
const read = (file) => readFileSync(join(root, file), 'utf8')

const isIndex = (file) => file === 'docs/decisions/README.md'
const rooms = files.filter((file) => /^docs\/decisions\/[^/]+\.md$/.test(file) && !isIndex(file))
const decisions = rooms.flatMap((file) => readRoom(file.split('/').at(-1), read(file)))
const numbers = decisions.map(({ number }) => number)

const index = join(root, 'docs/decisions/README.md')
const [intro] = readFileSync(index, 'utf8').split('| number |')
const wanted = intro + indexOf(decisions)
if (process.argv.includes('--write')) writeFileSync(index, wanted)

conclude(
  [
    ...numbers
      .filter((number, place) => numbers.indexOf(number) !== place)
      .map((number) => `${number} is there twice`),
    ...(readFileSync(index, 'utf8') === wanted
      ? []
      : ['docs/decisions/README.md is not the list: node checks/decisions.mjs --write']),
    ...files
      .filter((file) => /\.(?:[cm]?[jt]sx?|md|html|ya?ml)$/.test(file))
      .flatMap((file) =>
        unknownIn(read(file), numbers).map((number) => `${file}: there is no decision ${number}`),
      ),
  ],
  `${numbers.length} decisions in ${rooms.length} rooms`,
)
