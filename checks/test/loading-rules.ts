type Texts = readonly [broken: string, kept: string]

const imports = [
  "import { execFileSync, fork, spawn } from 'node:child_process'",
  "import * as files from 'node:fs'",
  "import { mkdtempSync, readFileSync, writeFileSync as write } from 'node:fs'",
  "import { setTimeout as rest } from 'node:timers/promises'",
  "import { describeWith, server, startLab } from './lab.ts'",
].join('\n')

/** Work that begins while a test file loads, and the same where it may begin. */
const texts: readonly Texts[] = [
  ["const a = mkdtempSync('a')", "beforeAll(() => mkdtempSync('a'))"],
  [
    "describe('a', () => void spawn('a'))",
    "describe('a', () => void test('b', () => void spawn('a')))",
  ],
  ["describe.each([1])('a', () => void fork('a'))", "test.each([1])('a', () => void fork('a'))"],
  [
    "describeWith(['socat'], 'a', () => void execFileSync('a'))",
    "describeWith(['socat'], 'a', () => afterEach(() => void execFileSync('a')))",
  ],
  ["files.mkdirSync('a')", "files.readdirSync('a')"],
  ["write('a', 'b')", "readFileSync('a')"],
  ['const lab = startLab()', 'beforeAll(startLab)'],
  ['server.listen(0)', 'server.on(0)'],
  ['setInterval(() => {}, 1_000)', 'jest.setTimeout(1_000)'],
  ['new Promise((done) => setTimeout(done, 1))', "test('a', async () => void (await rest(1)))"],
  [
    "['a'].map((name) => mkdtempSync(name))",
    "const make = () => ['a'].map((name) => mkdtempSync(name))",
  ],
  // Through functions of the same file.
  [
    "const one = () => mkdtempSync('a')\nfunction two() {\n  return one()\n}\ndescribe('a', () => void two())",
    "const one = () => mkdtempSync('a')\nfunction two() {\n  return one()\n}\ntest('a', () => void two())",
  ],
  // A function that registers a hook runs while the file loads.
  [
    "const place = () => {\n  const a = mkdtempSync('a')\n  afterAll(() => readFileSync(a))\n}",
    "const place = () => {\n  beforeAll(() => void mkdtempSync('a'))\n}",
  ],
  ["class A {\n  static a = mkdtempSync('a')\n}", "class A {\n  a = mkdtempSync('a')\n}"],
]

/** For rules.test.ts: the rule, what breaks it, and a twin that keeps it. */
export const loadingRules: [rule: string, broken: [string, string], kept: [string, string]][] =
  texts.map(([broken, kept]) => [
    'paycode(no-work-while-loading)',
    ['hid/test/a.test.ts', `${imports}\n${broken}\n`],
    ['hid/test/a.test.ts', `${imports}\n${kept}\n`],
  ])
loadingRules.push([
  'paycode(no-work-while-loading)',
  ['hid/test/a.ts', `${imports}\nspawn('a')\n`],
  ['hid/test/a.guest.ts', `${imports}\nspawn('a')\n`],
])
