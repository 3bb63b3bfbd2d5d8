import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const needsLab = [
  "import { describeWith } from '../lab/describe-with.ts'\ndescribeWith\n",
  "import './rig.ts'\n",
  "import { chromium } from 'playwright-core'\nchromium\n",
  "import { createServer } from 'node:http'\ncreateServer\n",
  "export const net = import('net')\n",
  "export { spawn } from '@lydell/node-pty'\n",
]
const isPlain = [
  "import { findProgram } from '../lab/find-program.ts'\nfindProgram\n",
  "import { spawn } from 'node:child_process'\nspawn\n",
  "import type { Page } from 'playwright-core'\nexport type A = Page\n",
]
const helpers = {
  'lab/describe-with.ts': 'export const describeWith = 1\n',
  'lab/find-program.ts': 'export const findProgram = 1\n',
  'test/rig.ts': "export * from './deep/rig.ts'\n",
  'test/deep/rig.ts':
    "import { describeWith } from '../../lab/describe-with.ts'\nexport const rig = describeWith\n",
}

/** Runs the check on a repository with these files, and returns its exit code and its lines. */
function check(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'paycode-projects-'))
  try {
    spawnSync('git', ['init', folder])
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    const script = join(__dirname, '..', 'test-projects.mjs')
    const run = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' })
    return { code: run.status, lines: (run.stdout + run.stderr).trimEnd().split('\n') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Each text as a test file of its own: `test/0.test.ts` and so on. */
const named = (texts: readonly string[], ending: string) =>
  Object.fromEntries(texts.map((text, index) => [`test/${index}${ending}`, text]))

test('a plain test must not need the lab, not even by an import of an import', () => {
  const { code, lines } = check({ ...helpers, ...named(needsLab, '.test.ts') })
  expect(code).toBe(1)
  expect(lines.toSorted()).toEqual(
    needsLab.map((_, index) =>
      expect.stringMatching(`^- test/${index}\\.test\\.ts: it imports \\S+, so it needs the lab`),
    ),
  )
})

test('a test of the lab must need it', () => {
  const { code, lines } = check({ ...helpers, ...named(isPlain, '.lab.test.ts') })
  expect(code).toBe(1)
  expect(lines.toSorted()).toEqual(
    isPlain.map((_, index) =>
      expect.stringMatching(`^- test/${index}\\.lab\\.test\\.ts: it needs nothing of the lab`),
    ),
  )
})

test('each in its own project is in order', () => {
  const files = { ...named(needsLab, '.lab.test.ts'), ...named(isPlain, '.test.ts') }
  expect(check({ ...helpers, ...files })).toEqual({
    code: 0,
    lines: [`${needsLab.length + isPlain.length} test files, each in its jest project`],
  })
})

test('a test file that cannot be read fails the check', () => {
  const { code, lines } = check({ 'test/a.test.ts': "import './missing.ts'\n" })
  expect(code).not.toBe(0)
  expect(lines.join()).toContain('missing.ts')
})
