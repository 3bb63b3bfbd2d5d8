import { checkNotifyUrl } from '../../src/index.ts'

const verdictOf = (path: string) => {
  const verdict = checkNotifyUrl(`https://shop.cn${path}`)
  return verdict.ok ? 'ok' : verdict.reason
}

describe('paths', () => {
  test.each([
    ['/n/', 'ok'],
    ['//n', 'ok'],
    ['/a//b', 'ok'],
    ['/a.b/..c/...', 'ok'],
    ['/.well-known/n', 'ok'],
    ["/-._~!$&'()*+,;=:@", 'ok'],
    ['/%E6%94%AF', 'ok'],
    ['/n%20', 'ok'],
    ['/%c3%80', 'ok'],
    ['/.', 'path'],
    ['/..', 'path'],
    ['/./n', 'path'],
    ['/a/.', 'path'],
    ['/a/%2E', 'path'],
    ['/a/.%2e/n', 'path'],
    ['/a/..;x=1/n', 'path'],
    ['/%00', 'path'],
    ['/%1F', 'path'],
    ['/%7f', 'path'],
    ['/%C2%85', 'path'],
    ['/%c2%9F', 'path'],
    ['/%', 'path'],
    ['/%2', 'path'],
    ['/%zz', 'path'],
    ['/a"b', 'path'],
    ['/<n>', 'path'],
    ['/{n}', 'path'],
    ['/a|b', 'path'],
    ['/a^b', 'path'],
    ['/a`b', 'path'],
    ['/[n]', 'path'],
    [String.raw`/a\b`, 'path'],
  ])('%s: %s', (path, verdict) => {
    expect(verdictOf(path)).toBe(verdict)
  })
})
