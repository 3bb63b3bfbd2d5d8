// Writes what follows from lint/house.mjs: the linter's rules of imports, and the table of floors in CONTRIBUTING.md.
//
//   node checks/floors.mjs            compares
//   node checks/floors.mjs --write    writes
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { conclude } from './lib/conclude.mjs'
import { root } from './lib/root.mjs'
import { doors, floors, steps } from './lint/house.mjs'

const byPath = {
  regex: String.raw`^\.\.?/(.*/)?(src|dist)/`,
  message: 'Another package is imported by its name, never by the path to it.',
}
const intoPackage = {
  regex: String.raw`^@paycode/[^/]+/(src|dist)(/|$)`,
  message: 'A package is imported by its name, never by a file inside it.',
}

const rule = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [...patterns, byPath] }] },
})

/** Only the packages that are listed. */
const only = (floor, allowed) => ({
  group: ['@paycode/*', '@paycode/*/**', ...allowed.map((name) => `!@paycode/${name}`)],
  message:
    allowed.length === 0
      ? `Floor ${floor} imports no package of Paycode.`
      : `Floor ${floor} imports only ${allowed.map((name) => `@paycode/${name}`).join(', ')}.`,
})

/** The packages of every floor below. */
const below = ({ floor }) => {
  const above = floors.filter((row) => row.floor >= floor).flatMap(({ packages }) => packages)
  return {
    regex: `^@paycode/(${above.join('|')})(/|$)`,
    message: `Floor ${floor} imports only floors below it.`,
  }
}

const ruleOfFloor = (row) => {
  const { floor, packages, mayImport } = row
  const names = packages.length === 1 ? packages[0] : `{${packages.join(',')}}`
  const files = [`packages/${names}/src/**`]
  return Array.isArray(mayImport)
    ? rule(files, only(floor, mayImport))
    : rule(files, below(row), intoPackage)
}

const adapters = floors.find(({ floor }) => floor === 3)
const core = floors.find(({ packages }) => packages[0] === 'core')
const inCore = (files, ...patterns) => rule([files], only(core.floor, core.mayImport), ...patterns)

const ruleOfStep = (step, index) => {
  const later = steps.slice(index + 1)
  return inCore(
    `packages/core/src/${step}/**`,
    ...(later.length === 0
      ? []
      : [
          {
            regex: String.raw`^(\.\./)+(${later.join('|')})/`,
            message: 'A step imports only the steps before it.',
          },
        ]),
    {
      regex: String.raw`^(\.\./)+(${doors.join('|')})\.ts$`,
      message: 'A step does not import a door.',
    },
  )
}

// Where several rows match a file, the last one counts: each says all that its files must keep to.
const rules = {
  overrides: [
    rule(['packages/*/src/**'], only(adapters.floor, adapters.mayImport)),
    ...floors.map(ruleOfFloor),
    inCore('packages/core/src/platform.ts', {
      regex: String.raw`^\./(${steps.join('|')})/|^\./(${doors.join('|')})\.ts$`,
      message: 'The platform imports no step.',
    }),
    ...steps.map(ruleOfStep),
  ],
}

const quoted = (names) => names.map((name) => `\`${name}\``).join(' ')
const table = [
  '| floor | packages | may import |',
  '| --- | --- | --- |',
  ...floors.map(({ floor, packages, mayImport }) => {
    const inside =
      packages[0] === 'core' ? ` (inside: ${steps.map((step) => `\`${step}\``).join(' ← ')})` : ''
    const allowed = Array.isArray(mayImport) ? quoted(mayImport) || 'nothing' : mayImport
    return `| ${floor} | ${quoted(packages)}${inside} | ${allowed} |`
  }),
].join('\n')

const start = '<!-- floors -->\n\n'
const end = '\n\n<!-- /floors -->'
const guide = join(root, 'CONTRIBUTING.md')
const text = readFileSync(guide, 'utf8')
const [head, rest] = text.split(start)
const [, tail] = rest.split(end)

const files = [
  [join(root, 'checks/lint/floors.json'), `${JSON.stringify(rules, null, 2)}\n`],
  [guide, head + start + table + end + tail],
]

if (process.argv.includes('--write')) {
  for (const [file, content] of files) writeFileSync(file, content)
} else {
  // The formatter has its own line breaks.
  const plain = (content) => content.replaceAll(/[\s-]+/g, '')
  conclude(
    files
      .filter(([file, content]) => plain(readFileSync(file, 'utf8')) !== plain(content))
      .map(
        ([file]) =>
          `${file} is not what checks/lint/house.mjs says: node checks/floors.mjs --write`,
      ),
    'floors as in the table',
  )
}
