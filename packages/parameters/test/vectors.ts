import type { AuthCodeOptions, AuthCodeVerdict } from '../src/index.ts'
import type { NotifyUrlOptions, NotifyUrlVerdict } from '../src/index.ts'

// Test vectors by row number. Missing numbers belong to other packages. All codes are made up.

export interface AuthCodeVector {
  readonly row: number
  readonly input: unknown
  readonly options?: AuthCodeOptions
  readonly verdict: AuthCodeVerdict
}

export interface NotifyUrlVector {
  readonly row: number
  readonly input: unknown
  readonly options?: NotifyUrlOptions
  readonly verdict: NotifyUrlVerdict
}

type Accepted = Extract<AuthCodeVerdict, { ok: true }>

function code(
  issuer: Accepted['issuer'],
  value: string,
  lookAlike?: Accepted['lookAlike'],
): AuthCodeVerdict {
  const hint = lookAlike === undefined ? {} : { lookAlike }
  return { ok: true, value, wallet: 'wechat-pay', issuer, ...hint }
}

const mainland = (value: string, lookAlike?: Accepted['lookAlike']) =>
  code('mainland-china', value, lookAlike)
const hongKong = (value: string) => code('hong-kong', value)
const no = (
  reason: Exclude<Extract<AuthCodeVerdict, { ok: false }>['reason'], 'other-wallet'>,
): AuthCodeVerdict => ({ ok: false, reason })
const other = (wallet: 'alipay' | 'unionpay' | 'emv-cpm'): AuthCodeVerdict => ({
  ok: false,
  reason: 'other-wallet',
  wallet,
})

export const authCodeVectors: readonly AuthCodeVector[] = [
  { row: 1, input: '100000000000000000', verdict: mainland('100000000000000000') },
  { row: 2, input: '109999999999999999', verdict: mainland('109999999999999999') },
  { row: 2, input: '110000000000000000', verdict: mainland('110000000000000000') },
  { row: 3, input: '120061098828009406', verdict: mainland('120061098828009406') },
  { row: 4, input: '130061098828009406', verdict: mainland('130061098828009406') },
  // Its last digit is by chance a correct SSCC check digit, as in one of ten codes.
  { row: 5, input: '134579302432164181', verdict: mainland('134579302432164181', 'sscc-18') },
  { row: 6, input: '149999999999999999', verdict: mainland('149999999999999999') },
  { row: 7, input: '150000000000000000', verdict: hongKong('150000000000000000') },
  { row: 8, input: '159999999999999999', verdict: hongKong('159999999999999999') },
  {
    row: 9,
    input: '150000000000000000',
    options: { merchantRegion: 'SG' },
    verdict: no('region-not-accepted'),
  },
  { row: 10, input: '160123456789012345', verdict: no('prefix-not-enabled') },
  {
    row: 10,
    input: '160123456789012345',
    options: { enable: ['160'] },
    verdict: hongKong('160123456789012345'),
  },
  { row: 11, input: '161234567890123456', verdict: no('unknown-prefix') },
  { row: 11, input: '169999999999999999', verdict: no('unknown-prefix') },
  { row: 12, input: '170000000000000000', verdict: no('unknown-prefix') },
  { row: 12, input: '190000000000000000', verdict: no('unknown-prefix') },
  { row: 12, input: '090000000000000000', verdict: no('unknown-prefix') },
  { row: 13, input: '13457930243216418', verdict: no('wrong-length') },
  { row: 14, input: '1345793024321641811', verdict: no('wrong-length') },
  { row: 15, input: '1354804793001231564897', verdict: no('wrong-length') },
  { row: 16, input: '', verdict: no('empty') },
  { row: 17, input: '１３４５７９３０２４３２１６４１８１', verdict: no('non-ascii-digits') },
  { row: 19, input: '134579302432164181\r', verdict: no('whitespace') },
  { row: 20, input: '134579302432164181\r\n', verdict: no('whitespace') },
  { row: 20, input: '134579302432164181\n', verdict: no('whitespace') },
  { row: 20, input: '134579302432164181\t', verdict: no('whitespace') },
  { row: 21, input: '\x02134579302432164181\x03', verdict: no('illegal-character') },
  { row: 22, input: ' 134579302432164181', verdict: no('whitespace') },
  { row: 22, input: '134579302432164181 ', verdict: no('whitespace') },
  { row: 23, input: '1345 7930 2432 1641 81', verdict: no('whitespace') },
  { row: 24, input: '1345-7930-2432-164181', verdict: no('illegal-character') },
  { row: 26, input: ']C0134579302432164181', verdict: no('illegal-character') },
  { row: 27, input: ']Q3134579302432164181', verdict: no('illegal-character') },
  { row: 28, input: ']C1134579302432164181', verdict: no('illegal-character') },
  { row: 29, input: '134579302432164181134579302432164181', verdict: no('scanned-twice') },
  { row: 31, input: '13457930243216418l', verdict: no('illegal-character') },
  { row: 32, input: '1345793O2432164181', verdict: no('illegal-character') },
  { row: 33, input: '+134579302432164181', verdict: no('illegal-character') },
  { row: 33, input: '-134579302432164181', verdict: no('illegal-character') },
  { row: 35, input: Number('134579302432164181'), verdict: no('not-a-string') },
  { row: 35, input: 134579302432164181n, verdict: no('not-a-string') },
  { row: 35, input: null, verdict: no('not-a-string') },
  { row: 35, input: new String('134579302432164181'), verdict: no('not-a-string') },
  { row: 35, input: ['134579302432164181'], verdict: no('not-a-string') },
  { row: 36, input: '283854702356157409', verdict: other('alipay') },
  { row: 37, input: '28763443825664394', verdict: other('alipay') },
  { row: 38, input: '281006010000000000000000', verdict: other('alipay') },
  { row: 39, input: '250000000000000000', verdict: other('alipay') },
  { row: 39, input: '300000000000000000', verdict: other('alipay') },
  { row: 40, input: '240000000000000000', verdict: no('unknown-prefix') },
  { row: 40, input: '310000000000000000', verdict: no('unknown-prefix') },
  { row: 41, input: '6223456789012345678', verdict: other('unionpay') },
  { row: 42, input: '6223456789012345', verdict: no('wrong-length') },
  { row: 43, input: 'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MQ==', verdict: other('emv-cpm') },
  { row: 45, input: '6901234567892', verdict: no('wrong-length') },
  {
    row: 46,
    input: 'https://qr.alipay.com/bax03190uxd47wbekffy6033',
    verdict: no('merchant-code'),
  },
  { row: 47, input: 'weixin://wxpay/bizpayurl?pr=WcQWsdlzz', verdict: no('merchant-code') },
  { row: 47, input: 'wxp://f2f0abcdefghijklmno', verdict: no('merchant-code') },
  { row: 49, input: '20150806125346', verdict: no('wrong-length') },
  {
    row: 50,
    input: '110105199003070017',
    verdict: mainland('110105199003070017', 'cn-identity-number'),
  },
  { row: 51, input: '106141412345678908', verdict: mainland('106141412345678908', 'sscc-18') },
]

type Warning = Extract<NotifyUrlVerdict, { ok: true }>['warnings'][number]
type Refused = Extract<NotifyUrlVerdict, { ok: false }>

const accepted = (row: number, url: string, ...warnings: Warning[]): NotifyUrlVector => ({
  row,
  input: url,
  verdict: { ok: true, url, warnings },
})
const unfit = (
  row: number,
  input: unknown,
  reason: Refused['reason'],
  more: Partial<Refused> = {},
): NotifyUrlVector => ({ row, input, verdict: { ok: false, reason, ...more } })

export const notifyUrlVectors: readonly NotifyUrlVector[] = [
  accepted(1, 'https://pay.shop.cn/wx/notify'),
  accepted(2, 'http://pay.shop.cn/wx/notify.php', 'http'),
  accepted(3, 'https://8.8.8.8/n', 'ip-literal'),
  accepted(3, 'https://[2606:4700::1111]/n', 'ip-literal'),
  accepted(4, 'https://pay.shop.cn:8443/n', 'port'),
  accepted(5, 'https://pay.shop.cn/n;jsessionid=1', 'path-parameter'),
  accepted(6, 'https://xn--fsqu00a.xn--fiqs8s/n'),
  accepted(6, 'HTTPS://Pay.Shop.CN/n'),
  accepted(7, 'http://172.32.0.1/n', 'http', 'ip-literal'),
  unfit(8, 'http://www.weixin.qq.com', 'no-path'),
  unfit(9, 'http://www.weixin.qq.com/', 'no-path'),
  unfit(9, 'https://shop.cn//', 'no-path'),
  unfit(10, './PayNotify.aspx', 'not-a-url'),
  unfit(11, 'http://127.0.0.1/pay/notify.php', 'local-address'),
  unfit(12, 'xxxxxxx,1234567,test', 'not-a-url'),
  unfit(12, 'xxxxxxx', 'not-a-url'),
  unfit(12, '1234567', 'not-a-url'),
  unfit(12, 'test', 'not-a-url'),
  unfit(12, 'xxxxxxx1234567test', 'not-a-url'),
  unfit(12, '', 'not-a-url'),
  unfit(13, 'https://pay.shop.cn/n?a=1', 'parameters'),
  unfit(13, 'https://pay.shop.cn/n?', 'parameters'),
  unfit(14, 'https://pay.shop.cn/n#', 'fragment'),
  unfit(14, 'https://pay.shop.cn/n#x', 'fragment'),
  unfit(15, 'http://localhost/n', 'local-address'),
  unfit(15, 'http://localhost./n', 'local-address'),
  unfit(15, 'http://foo.localhost/n', 'local-address'),
  unfit(16, 'http://192.168.1.10/n', 'private-address'),
  unfit(16, 'http://10.0.0.1/n', 'private-address'),
  unfit(16, 'http://172.16.0.1/n', 'private-address'),
  unfit(17, 'http://100.64.0.1/n', 'special-address'),
  unfit(17, 'http://169.254.169.254/n', 'special-address'),
  unfit(17, 'http://198.18.0.1/n', 'special-address'),
  unfit(18, 'http://192.0.2.5/n', 'special-address'),
  unfit(18, 'http://203.0.113.9/n', 'special-address'),
  unfit(19, 'http://224.0.0.1/n', 'special-address'),
  unfit(19, 'http://255.255.255.255/n', 'special-address'),
  unfit(19, 'http://0.0.0.0/n', 'special-address'),
  unfit(19, 'http://0/n', 'special-address'),
  unfit(20, 'http://2130706433/n', 'local-address'),
  unfit(20, 'http://0x7f.1/n', 'local-address'),
  unfit(20, 'http://0177.0.0.1/n', 'local-address'),
  unfit(20, 'http://127.1/n', 'local-address'),
  unfit(22, 'http://[::1]/n', 'local-address'),
  unfit(22, 'http://[::]/n', 'special-address'),
  unfit(22, 'http://[::ffff:127.0.0.1]/n', 'local-address'),
  unfit(22, 'http://[fc00::1]/n', 'private-address'),
  unfit(22, 'http://[fe80::1]/n', 'special-address'),
  unfit(24, 'https://user:pw@shop.cn/n', 'userinfo'),
  unfit(24, 'https://shop.cn@127.0.0.1/n', 'userinfo'),
  unfit(25, 'https://shop.cn./n', 'trailing-dot'),
  unfit(26, 'https://shop/n', 'single-label-host'),
  unfit(27, 'https://pos.local/n', 'special-name'),
  unfit(27, 'https://api.internal/n', 'special-name'),
  unfit(27, 'https://a.test/n', 'special-name'),
  unfit(28, 'https://example.com/n', 'example-address'),
  unfit(28, 'https://api.example.com/n', 'example-address'),
  unfit(29, 'https://www.weixin.qq.com/wxpay/pay.php', 'example-address'),
  unfit(29, 'http://paysdk.weixin.qq.com/example/notify.php', 'example-address'),
  unfit(29, 'https://pay.weixin.qq.com/wxpay/pay.action', 'example-address'),
  unfit(30, ' https://shop.cn/n', 'whitespace-or-control'),
  unfit(30, 'https://shop.cn/n\n', 'whitespace-or-control'),
  unfit(30, 'https://sh\top.cn/n', 'whitespace-or-control'),
  unfit(31, 'https:/shop.cn/n', 'not-a-url'),
  unfit(31, 'https:shop.cn/n', 'not-a-url'),
  unfit(31, String.raw`https:\\shop.cn\n`, 'not-a-url'),
  unfit(31, 'https:///n', 'not-a-url'),
  unfit(31, '//shop.cn/n', 'not-a-url'),
  unfit(32, 'ftp://shop.cn/n', 'scheme'),
  unfit(32, 'javascript:alert(1)', 'scheme'),
  unfit(33, 'https://例子.中国/n', 'non-ascii', { asciiUrl: 'https://xn--fsqu00a.xn--fiqs8s/n' }),
  unfit(33, 'https://ｓｈｏｐ.cn/n', 'non-ascii', { asciiUrl: 'https://shop.cn/n' }),
  unfit(33, 'https://shop。cn/n', 'non-ascii', { asciiUrl: 'https://shop.cn/n' }),
  unfit(33, 'https://shop.cn/支付', 'non-ascii', {
    asciiUrl: 'https://shop.cn/%E6%94%AF%E4%BB%98',
  }),
  unfit(34, 'https://a_b.cn/n', 'malformed-host'),
  unfit(35, 'https://shop.cn/a/../n', 'path'),
  unfit(35, 'https://shop.cn/%2e%2e/n', 'path'),
  unfit(35, 'https://shop.cn/n%0d%0a', 'path'),
  unfit(37, 'https://shop.cn:0/n', 'port'),
  accepted(38, `https://shop.cn/${'n'.repeat(240)}`),
  unfit(38, `https://shop.cn/${'n'.repeat(241)}`, 'too-long'),
  accepted(39, 'https://127.0.0.1.nip.io/n'),
]
