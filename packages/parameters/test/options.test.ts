import {
  checkNotifyUrl,
  checkOptionNames,
  checkOutTradeNo,
  newOutTradeNo,
  parseAuthCode,
  recognisePaymentCode,
} from '../src/index.ts'

interface Shape {
  readonly ledger?: string
  readonly holdMs?: number
}

/** The call of a caller without types. */
const check = (options: unknown): void =>
  checkOptionNames<Shape>('till', options as Shape, { ledger: true, holdMs: true })

test('known names pass, present or not', () => {
  expect(() => check({})).not.toThrow()
  expect(() => check({ ledger: undefined, holdMs: 1 })).not.toThrow()
})

test.each([
  ['legder', 'ledger'],
  ['Ledger', 'ledger'],
  ['hold', 'holdMs'],
  ['holdms', 'holdMs'],
  ['ms', 'holdMs'],
])('an unknown name leads to the nearest one: %s', (wrong, near) => {
  expect(() => check({ [wrong]: 1 })).toThrow(
    new TypeError(
      `till: unknown option "${wrong}". Did you mean "${near}"? It has: ledger, holdMs.`,
    ),
  )
})

test.each(['134579302432164181', 'a b', '\u001B[2J', 'x'.repeat(60)])(
  'a name that is no identifier is not repeated: %#',
  (wrong) => {
    expect(() => check({ [wrong]: 1 })).toThrow(/^till: an unknown option\. Did you mean/)
  },
)

test('what has no options says so', () => {
  expect(() => checkOptionNames<{}>('close', { now: 1 }, {})).toThrow(
    new TypeError('close: unknown option "now". It has no options.'),
  )
})

test.each([[null], [1], ['ledger'], [[]], [[1]]])('%j is no options object', (options) => {
  expect(() => check(options)).toThrow(new TypeError('till: options must be an object.'))
})

test.each([
  ['checkNotifyUrl', () => checkNotifyUrl('https://a.cn/b', { requireHttp: true } as {})],
  ['checkOutTradeNo', () => checkOutTradeNo('A1', { apis: 'v2' } as {})],
  ['newOutTradeNo', () => newOutTradeNo({ prefixes: 'A' } as {})],
  ['parseAuthCode', () => parseAuthCode('', { region: 'HK' } as {})],
  ['recognisePaymentCode', () => recognisePaymentCode('', { enabled: ['160'] } as {})],
])('%s checks its names', (name, call) => {
  expect(call).toThrow(TypeError)
  expect(call).toThrow(new RegExp(`^${name}: unknown option "\\w+"\\. Did you mean "\\w+"\\?`))
})
