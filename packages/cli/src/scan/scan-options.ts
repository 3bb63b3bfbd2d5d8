import { languages, type AcceptedWallet, type Language } from '@paycode/core'
import { oneOf, parseArguments, regionOf } from '../parse-arguments.ts'
import { UsageError } from '../usage.ts'

const inputs = ['tty', 'stdin', 'manual'] as const
export type InputName = (typeof inputs)[number]

const wallets = ['wechat-pay', 'alipay', 'unionpay'] as const

export interface ScanOptions {
  /** Absent: the terminal where there is one, else lines from stdin. */
  readonly input?: InputName
  readonly region?: string
  readonly accept: readonly AcceptedWallet[]
  readonly once: boolean
  readonly mask: boolean
  readonly demo: boolean
  readonly lang: Language
}

/** Reads the arguments of `paycode scan`. */
export function scanOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ScanOptions {
  const { values, positionals } = parseArguments(args, {
    input: { type: 'string' },
    region: { type: 'string' },
    accept: { type: 'string', default: 'wechat-pay' },
    ledger: { type: 'string', default: env['PAYCODE_LEDGER'] || 'memory' },
    once: { type: 'boolean', default: false },
    mask: { type: 'boolean', default: false },
    demo: { type: 'boolean', default: false },
    lang: { type: 'string', default: localeLanguage(env) },
  })
  if (positionals.length > 0) {
    throw new UsageError('scan takes no values; codes come from the scanner, or from stdin')
  }
  if (values.ledger !== 'memory') {
    throw new UsageError('this version has one ledger: --ledger memory')
  }
  return {
    ...(values.input !== undefined && { input: oneOf(values.input, inputs, '--input') }),
    ...(values.region !== undefined && { region: regionOf(values.region) }),
    accept: values.accept.split(',').map((wallet) => oneOf(wallet.trim(), wallets, '--accept')),
    once: values.once,
    mask: values.mask,
    demo: values.demo,
    lang: oneOf(values.lang, languages, '--lang'),
  }
}

/** POSIX: the first of these that is set names the language of messages. */
function localeLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
