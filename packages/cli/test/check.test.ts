import { authCodeVectors, notifyUrlVectors } from '../../parameters/test/vectors.ts'
import { lines, runPaycode } from './run-paycode.ts'

// Only JSON values: objects such as `new String(…)` and bigints are tested in the library.
const isJson = (input: unknown): boolean =>
  typeof input !== 'bigint' && !(input instanceof String) && input !== undefined

interface Vector {
  readonly input: unknown
  readonly options?: object
  readonly verdict: unknown
}

async function checkAll(kind: string, vectors: readonly Vector[], ...args: string[]) {
  const stdin = vectors.map(({ input }) => JSON.stringify(input)).join('\n')
  const { stdout } = await runPaycode(['check', kind, '-', ...args], { stdin })
  expect(lines(stdout)).toEqual(vectors.map(({ verdict }) => verdict))
}

test('check auth-code - agrees with every vector', async () => {
  const plain = authCodeVectors.filter(({ input, options }) => isJson(input) && !options)
  expect(plain.length).toBeGreaterThan(50)
  await checkAll('auth-code', plain)
})

test('check auth-code - --region agrees with the vectors of a region', async () => {
  const regional = authCodeVectors.filter(({ options }) => options?.merchantRegion === 'SG')
  expect(regional.length).toBeGreaterThan(0)
  await checkAll('auth-code', regional, '--region', 'SG')
})

test('check notify-url - agrees with every vector', async () => {
  const plain = notifyUrlVectors.filter(({ input, options }) => isJson(input) && !options)
  expect(plain.length).toBeGreaterThan(60)
  await checkAll('notify-url', plain)
})

test.each([
  [['auth-code', '134579302432164181'], 0],
  [['auth-code', '1345793024321641'], 1],
  [['auth-code', '150000000000000000', '--region', 'HK'], 0],
  [['auth-code', '150000000000000000', '--region', 'SG'], 1],
  [['notify-url', 'https://pay.shop.cn/wx/notify'], 0],
  [['notify-url', 'http://localhost/n'], 1],
])('check %j ends with %i', async (args, exit) => {
  const { code, stdout } = await runPaycode(['check', ...args])
  expect(code).toBe(exit)
  expect(lines(stdout)).toHaveLength(1)
})

test('a value that is not a string is a question like any other', async () => {
  const stdin = '134579302432164181\nnull\n["134579302432164181"]\n{}\n'
  const { code, stdout } = await runPaycode(['check', 'auth-code', '-'], { stdin })
  expect(lines(stdout)).toEqual(
    Array.from({ length: 4 }, () => ({ ok: false, reason: 'not-a-string' })),
  )
  expect(code).toBe(1)
})

test('a line that is not JSON is named by its number, never repeated', async () => {
  const stdin = '"134579302432164181"\n134579302432164181x\n'
  const { code, stdout, stderr } = await runPaycode(['check', 'auth-code', '-'], { stdin })
  expect(code).toBe(2)
  expect(lines(stdout)).toMatchObject([{ ok: true }])
  expect(stderr).toContain('line 2')
  expect(stderr).not.toMatch(/\d{5}/)
})

test.each([
  [[]],
  [['auth-code']],
  [['iban', 'x']],
  [['auth-code', 'a', 'b']],
  [['notify-url', 'x', '--region', 'HK']],
])('check %j is wrong use', async (args) => {
  const { code, stdout, stderr } = await runPaycode(['check', ...args])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('paycode check --help')
})

test('a value ends with its line, not at a line end of Unicode inside it', async () => {
  const stdin = `\uFEFF${JSON.stringify('13457930243216418\u2028')}\r\n${JSON.stringify('x')}`
  const { stdout, stderr } = await runPaycode(['check', 'auth-code', '-'], { stdin })
  expect(stderr).toBe('')
  expect(lines(stdout)).toEqual([
    { ok: false, reason: 'whitespace' },
    { ok: false, reason: 'illegal-character' },
  ])
})

test('a line that never ends is refused, not kept', async () => {
  const { code, stderr } = await runPaycode(['check', 'auth-code', '-'], {
    stdin: `"${'1'.repeat(1_500_000)}`,
  })
  expect(code).toBe(2)
  expect(stderr).toContain('too long')
})

test('a slow reader of many verdicts gets them all, and no warning', async () => {
  const stdin = '"134579302432164181"\n'.repeat(20_000)
  const { stdout, stderr } = await runPaycode(['check', 'auth-code', '-'], { stdin })
  expect(stdout.split('\n')).toHaveLength(20_001)
  expect(stderr).toBe('')
})
