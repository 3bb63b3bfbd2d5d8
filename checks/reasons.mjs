// Writes docs/reasons.md: for each reason and each code of a problem, the files that raise it.
//
//   node checks/reasons.mjs            compares, and fails for a code that no file raises
//   node checks/reasons.mjs --write    writes
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { conclude } from './lib/conclude.mjs'
import { raises, tableKeys } from './lib/read-reasons.mjs'
import { root } from './lib/root.mjs'
import { mustRun } from './lib/run-command.mjs'

/** Where codes are declared, as what, and where they may be raised. */
const groups = [
  {
    title: 'Refusals: what an input cannot make a scan of',
    declaredIn: 'core/src/scan/input-refusals.ts',
    raisedIn:
      /^(core\/src\/(decode|scan|code|ready)|parameters\/src\/auth-code|keyboard-wedge|hid|serial|camera)\//,
  },
  {
    title: 'Refusals: what is not a payment code for this till',
    declaredIn: 'core/src/code/code-refusals.ts',
    raisedIn: /^(core\/src\/code|parameters\/src\/auth-code)\//,
  },
  {
    title: 'Refusals: a payment code that is not handed out',
    declaredIn: 'core/src/ready/ready-refusals.ts',
    raisedIn: /^core\/src\/ready\//,
  },
  {
    title: 'Hints: keyboard',
    declaredIn: 'core/src/decode/keyboard/keyboard-hints.ts',
    raisedIn: /^core\/src\/decode\/(keyboard\/|[^/]+$)/,
  },
  {
    title: 'Hints: serial port',
    declaredIn: 'core/src/decode/serial/serial-hints.ts',
    raisedIn: /^core\/src\/decode\/(serial\/|[^/]+$)/,
  },
  {
    title: 'Hints: HID',
    declaredIn: 'core/src/decode/hid/hid-hints.ts',
    raisedIn: /^core\/src\/decode\/hid\//,
  },
  {
    title: 'Device problems: page and Electron',
    declaredIn: 'keyboard-wedge/src/wedge-problems.ts',
    raisedIn: /^keyboard-wedge\//,
    codes: /code: '([a-z-]+)'/g,
    /** These are whole statuses: a file raises one by its name. */
    named: { 'not-focused': 'notFocused', 'field-not-mended': 'fieldNotMended' },
  },
  {
    title: 'Device problems: terminal and piped lines',
    declaredIn: 'keyboard-wedge/src/tty/terminal-problems.ts',
    raisedIn: /^keyboard-wedge\//,
  },
  {
    title: 'Device problems: HID',
    declaredIn: 'hid/src/hid-problem.ts',
    raisedIn: /^hid\//,
  },
  {
    title: 'Device problems: serial port',
    declaredIn: 'serial/src/serial-problem.ts',
    raisedIn: /^serial\//,
  },
  {
    title: 'Device problems: camera',
    declaredIn: 'camera/src/device/camera-troubles.ts',
    raisedIn: /^camera\//,
  },
  {
    title: 'Ledger problems: claims are refused',
    declaredIn: 'core/src/ledger/ledger-error.ts',
    codes: /^ {2}\| '([a-z-]+)'/gm,
    raisedIn: /^(core\/src\/ledger|ledger-[^/]+)\//,
  },
  {
    title: 'Ledger problems: it answers, but keeps less than it should',
    declaredIn: 'core/src/ledger/ledger-status.ts',
    codes: /(?<=LedgerProblem \|.*)'([a-z-]+)'/g,
    raisedIn: /^ledger-[^/]+\//,
  },
]

/** They list codes once more, for the types. */
const lists = ['core/src/scan/rejection.ts', 'parameters/src/auth-code/auth-code-reasons.ts']

const { stdout } = await mustRun('git', [
  ...['ls-files', '--cached', '--others', '--exclude-standard', '-z', 'packages/*/src/*.ts'],
])
const sources = stdout
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)))
  .map((file) => ({
    file: file.slice('packages/'.length),
    text: readFileSync(join(root, file), 'utf8'),
  }))
const textOf = (wanted) => sources.find(({ file }) => file === wanted)?.text ?? ''

const link = (file) => `[\`${file}\`](../packages/${file})`
const problems = []

function rowsOf({ declaredIn, codes: declared = tableKeys, raisedIn, named }) {
  const codes = [...textOf(declaredIn).matchAll(declared)].map(([, code]) => code)
  if (codes.length === 0) problems.push(`${declaredIn} declares no code`)
  return codes.map((code) => {
    const files = sources
      .filter(({ file }) => raisedIn.test(file) && ![declaredIn, ...lists].includes(file))
      .filter(({ text }) => (named ? text.includes(named[code]) : raises(text, code)))
      .map(({ file }) => link(file))
    if (files.length === 0) problems.push(`${code} (${declaredIn}) is raised nowhere`)
    const name = named ? `, as \`${named[code]}\`` : ''
    return `| \`${code}\`${name} | ${files.join('<br>')} |`
  })
}

const written = [
  `# Reasons, hints, problems: where each is raised

Search this page for the code, open the file, and search it for the code again (or for the name behind the code): that is the line, or
a constant that the line uses. The file under a heading declares the codes, mostly as a table with their words.

- **You have the words of a screen, not a code?** Search \`packages\` for the sentence: its row names the code, in a ledger's
  \`ledger-problems.ts\` the name that the line uses.
- **Several files?** The folder says which: \`keyboard\`, \`hid\`, \`serial\`, \`lines\` or \`frames\` is the input
  (\`source.kind\` of the refusal), \`ledger-…\` the ledger in use.

A code that is raised nowhere fails \`node checks/reasons.mjs\`; \`--write\` writes this page.
`,
  ...groups.map((group) =>
    [
      `## ${group.title}\n`,
      `Declared in ${link(group.declaredIn)}.\n`,
      '| code | raised in |',
      '| --- | --- |',
      ...rowsOf(group),
      '',
    ].join('\n'),
  ),
].join('\n')

const page = join(root, 'docs/reasons.md')
if (process.argv.includes('--write')) writeFileSync(page, written)
else if (readFileSync(page, 'utf8') !== written)
  problems.push('docs/reasons.md is not what the sources say: node checks/reasons.mjs --write')
conclude(problems, `${written.match(/^\| `/gm).length} codes and the files that raise them`)
