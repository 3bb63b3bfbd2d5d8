import { checkNotifyUrl, newOutTradeNo, PlatformError } from '../src/index.ts'

const without = <T>(name: 'crypto' | 'URL', value: unknown, run: () => T): T => {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name)
  if (descriptor === undefined) throw new Error(`no ${name} to take away`)
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  try {
    return run()
  } finally {
    Object.defineProperty(globalThis, name, descriptor)
  }
}

const thrownBy = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('a platform that lacks something', () => {
  test.each([undefined, {}])('crypto %j: says so, with a code and a cure', (crypto) => {
    const error = without('crypto', crypto, () => thrownBy(() => newOutTradeNo()))
    expect(error).toBeInstanceOf(PlatformError)
    expect(error).toMatchObject({
      name: 'PlatformError',
      code: 'no-random-source',
      cure: 'Pass the option randomBytes.',
      message: 'This platform has no cryptographic random source. Pass the option randomBytes.',
    })
  })

  test('the cure cures', () => {
    const randomBytes = (length: number) => new Uint8Array(length)
    const made = without('crypto', undefined, () => newOutTradeNo({ randomBytes }))
    expect(made).toBe('0'.repeat(32))
  })

  test('no URL class: says so', () => {
    const error = without('URL', undefined, () => thrownBy(() => checkNotifyUrl('https://a.cn/n')))
    expect(error).toMatchObject({ name: 'PlatformError', code: 'no-url-parser' })
  })
})
