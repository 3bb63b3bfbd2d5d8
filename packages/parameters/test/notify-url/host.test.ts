import { checkNotifyUrl } from '../../src/index.ts'

const verdictOf = (host: string) => {
  const verdict = checkNotifyUrl(`https://${host}/n`)
  return verdict.ok ? 'ok' : verdict.reason
}

describe('IPv4: first and last of each block, and its neighbours', () => {
  test.each([
    ['0.0.0.0', '0.255.255.255', 'special-address', null, '1.0.0.0'],
    ['10.0.0.0', '10.255.255.255', 'private-address', '9.255.255.255', '11.0.0.0'],
    ['100.64.0.0', '100.127.255.255', 'special-address', '100.63.255.255', '100.128.0.0'],
    ['127.0.0.0', '127.255.255.255', 'local-address', '126.255.255.255', '128.0.0.0'],
    ['169.254.0.0', '169.254.255.255', 'special-address', '169.253.255.255', '169.255.0.0'],
    ['172.16.0.0', '172.31.255.255', 'private-address', '172.15.255.255', '172.32.0.0'],
    ['192.0.0.0', '192.0.0.255', 'special-address', '191.255.255.255', '192.0.1.0'],
    ['192.0.2.0', '192.0.2.255', 'special-address', '192.0.1.255', '192.0.3.0'],
    ['192.88.99.0', '192.88.99.255', 'special-address', '192.88.98.255', '192.88.100.0'],
    ['192.168.0.0', '192.168.255.255', 'private-address', '192.167.255.255', '192.169.0.0'],
    ['198.18.0.0', '198.19.255.255', 'special-address', '198.17.255.255', '198.20.0.0'],
    ['198.51.100.0', '198.51.100.255', 'special-address', '198.51.99.255', '198.51.101.0'],
    ['203.0.113.0', '203.0.113.255', 'special-address', '203.0.112.255', '203.0.114.0'],
    ['224.0.0.0', '239.255.255.255', 'special-address', '223.255.255.255', null],
    ['240.0.0.0', '255.255.255.255', 'special-address', null, null],
  ])('%s to %s: %s', (first, last, reason, before, after) => {
    expect([verdictOf(first), verdictOf(last)]).toEqual([reason, reason])
    for (const neighbour of [before, after]) {
      if (neighbour !== null) expect(verdictOf(neighbour)).toBe('ok')
    }
  })
})

describe('IPv6: first and last of each block, and its neighbours', () => {
  const ones = (count: number) => Array.from({ length: count }, () => 'ffff').join(':')

  test.each([
    ['::', '::', 'special-address', null, null],
    ['::1', '::1', 'local-address', null, null],
    ['64:ff9b::', '64:ff9b::ffff:ffff', 'special-address', null, null],
    ['64:ff9b:1::', `64:ff9b:1:${ones(5)}`, 'special-address', null, null],
    ['100::', `100::${ones(4)}`, 'special-address', null, null],
    ['2001::', `2001:1ff:${ones(6)}`, 'special-address', `2000:${ones(7)}`, '2001:200::'],
    ['2001:db8::', `2001:db8:${ones(6)}`, 'special-address', `2001:db7:${ones(6)}`, '2001:db9::'],
    ['2002::', `2002:${ones(7)}`, 'special-address', `2001:${ones(7)}`, '2003::'],
    ['3fff::', `3fff:fff:${ones(6)}`, 'special-address', `3ffe:${ones(7)}`, '3fff:1000::'],
    ['4000::', `5eff:${ones(7)}`, 'special-address', `3fff:${ones(7)}`, null],
    ['5f00::', `5f00:${ones(7)}`, 'special-address', null, null],
    ['fc00::', `fdff:${ones(7)}`, 'private-address', null, null],
    ['fe80::', `febf:${ones(7)}`, 'special-address', null, null],
    ['fec0::', `feff:${ones(7)}`, 'special-address', null, null],
    ['ff00::', ones(8), 'special-address', null, null],
    ['1fff::', `1fff:${ones(7)}`, 'special-address', null, '2000::'],
  ])('%s to %s: %s', (first, last, reason, before, after) => {
    expect([verdictOf(`[${first}]`), verdictOf(`[${last}]`)]).toEqual([reason, reason])
    for (const neighbour of [before, after]) {
      if (neighbour !== null) expect(verdictOf(`[${neighbour}]`)).toBe('ok')
    }
  })

  test.each([
    ['[::ffff:127.0.0.1]', 'local-address'],
    ['[::ffff:7f00:1]', 'local-address'],
    ['[::ffff:192.168.1.1]', 'private-address'],
    ['[::ffff:169.254.169.254]', 'special-address'],
    ['[::ffff:8.8.8.8]', 'special-address'],
    ['[::127.0.0.1]', 'special-address'],
    ['[0:0:0:0:0:0:0:1]', 'local-address'],
    ['[2606:4700:0:0:0:0:0:1111]', 'ok'],
    ['[2606:4700::ABCD]', 'ok'],
    ['[2606:4700::1111]:443', 'ok'],
  ])('%s: %s', (host, verdict) => {
    expect(verdictOf(host)).toBe(verdict)
  })
})

describe('spellings', () => {
  test.each([
    ['0177.1', 'local-address'],
    ['0x7f000001', 'local-address'],
    ['017700000001', 'local-address'],
    ['127.0.0.1.', 'local-address'],
    ['%6cocalhost', 'local-address'],
    ['127%2e0.0.1', 'local-address'],
    ['LOCALHOST', 'local-address'],
    ['0xa.1', 'private-address'],
    ['3232235786', 'private-address'],
    ['0300.0250.1', 'private-address'],
    ['134744072', 'malformed-host'], // 8.8.8.8, but other readers may differ
    ['8.8.2056', 'malformed-host'],
    ['010.8.8.8', 'malformed-host'],
    ['8.8.8.8.', 'trailing-dot'],
    ['shop.cn..', 'trailing-dot'],
    ['shop.lan.', 'trailing-dot'],
  ])('%s: %s', (host, verdict) => {
    expect(verdictOf(host)).toBe(verdict)
  })
})

describe('names', () => {
  const longest = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(52)}.cn`

  test.each([
    ['256.1.1.1', 'malformed-host'],
    ['1.2.3.4.5', 'malformed-host'],
    ['shop..cn', 'malformed-host'],
    ['.shop.cn', 'malformed-host'],
    ['.', 'malformed-host'],
    ['-shop.cn', 'malformed-host'],
    ['shop-.cn', 'malformed-host'],
    ['sh!op.cn', 'malformed-host'],
    ['sh%6fp.cn', 'malformed-host'],
    [String.raw`shop.cn\x`, 'malformed-host'],
    ['[shop.cn]', 'malformed-host'],
    ['[fe80::1%25eth0]', 'malformed-host'],
    ['[::1', 'malformed-host'],
    ['[]', 'malformed-host'],
    ['::1', 'malformed-host'],
    [':443', 'malformed-host'],
    ['[2606:4700::1]x', 'malformed-host'],
    [`${'a'.repeat(64)}.cn`, 'malformed-host'],
    [`${'a'.repeat(63)}.cn`, 'ok'],
    ['3.cn', 'ok'],
    ['a-b.c--d.cn', 'ok'],
    ['shop', 'single-label-host'],
    ['test', 'single-label-host'],
    ['shop.example', 'special-name'],
    ['shop.invalid', 'special-name'],
    ['pos.home.arpa', 'special-name'],
    ['home.arpa', 'special-name'],
    ['x.onion', 'special-name'],
    ['x.alt', 'special-name'],
    ['x.lan', 'special-name'],
    ['x.home', 'special-name'],
    ['x.corp', 'special-name'],
    ['x.intranet', 'special-name'],
    ['x.private', 'special-name'],
    ['localhost.localdomain', 'special-name'],
    ['POS.Local', 'special-name'],
    ['local.shop.cn', 'ok'],
    ['mylocal.cn', 'ok'],
    ['notlocalhost.cn', 'ok'],
    ['example.net', 'example-address'],
    ['EXAMPLE.org', 'example-address'],
    ['a.pay.weixin.qq.com', 'example-address'],
    ['myexample.com', 'ok'],
    ['example.cn', 'ok'],
  ])('%s: %s', (host, verdict) => {
    expect(verdictOf(host)).toBe(verdict)
  })

  test('the longest name that an address has room for is shorter than DNS allows', () => {
    expect(longest).toHaveLength(247)
    expect(`http://${longest}/n`).toHaveLength(256)
    expect(checkNotifyUrl(`http://${longest}/n`).ok).toBe(true)
  })
})

describe('ports', () => {
  test.each([
    ['shop.cn:1', 'ok'],
    ['shop.cn:443', 'ok'],
    ['shop.cn:65535', 'ok'],
    ['shop.cn:65536', 'port'],
    ['shop.cn:99999', 'port'],
    ['shop.cn:100000', 'port'],
    ['shop.cn:00', 'port'],
    ['shop.cn:0443', 'port'],
    ['shop.cn:', 'port'],
    ['shop.cn:a', 'port'],
    ['shop.cn:-1', 'port'],
    ['[2606:4700::1]:0', 'port'],
    ['localhost:3000', 'local-address'],
    ['shop.cn:1:2', 'malformed-host'],
  ])('%s: %s', (host, verdict) => {
    expect(verdictOf(host)).toBe(verdict)
  })

  test('the usual port is warned about as well, since it is written', () => {
    expect(checkNotifyUrl('https://shop.cn:443/n')).toMatchObject({ warnings: ['port'] })
  })
})
