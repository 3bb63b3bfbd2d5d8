import { languages, type AcceptedWallet, type Language } from '@paycode/core'
import { walletNames } from '@paycode/parameters'
import { ledgerPlace, type LedgerPlace } from '../ledger/ledger-place.ts'
import { oneOf, parseArguments, regionOf } from '../parse-arguments.ts'
import { UsageError } from '../usage.ts'

const inputs = ['tty', 'stdin', 'manual', 'hid'] as const
export type InputName = (typeof inputs)[number] | 'serial'

export interface ScanOptions {
  /** Absent: the terminal where there is one, else lines from stdin. */
  readonly input?: InputName
  /** The path of the port, where the input is serial. */
  readonly port?: string
  /** Scanners in keyboard mode are read raw, and nobody else gets their keys. */
  readonly readKeyboards: boolean
  readonly exclusive: boolean
  readonly region?: string
  readonly accept: readonly AcceptedWallet[]
  readonly ledger: LedgerPlace
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
    'read-keyboards': { type: 'boolean', default: false },
    exclusive: { type: 'boolean', default: false },
    region: { type: 'string' },
    accept: { type: 'string', default: 'wechat-pay' },
    ledger: { type: 'string' },
    once: { type: 'boolean', default: false },
    mask: { type: 'boolean', default: false },
    demo: { type: 'boolean', default: false },
    lang: { type: 'string', default: localeLanguage(env) },
  })
  if (positionals.length > 0) {
    throw new UsageError('scan takes no values; codes come from the scanner, or from stdin')
  }
  const input = values.input === undefined ? {} : inputOf(values.input)
  if ((values['read-keyboards'] || values.exclusive) && values.input !== 'hid') {
    throw new UsageError('--read-keyboards and --exclusive belong to --input hid')
  }
  return {
    ...input,
    readKeyboards: values['read-keyboards'],
    exclusive: values.exclusive,
    ...(values.region !== undefined && { region: regionOf(values.region) }),
    accept: values.accept.split(',').map((wallet) => oneOf(wallet.trim(), walletNames, '--accept')),
    // A demo's made-up codes are nothing for the ledger of real ones.
    ledger: ledgerPlace(values.ledger ?? (values.demo ? 'memory' : undefined), env),
    once: values.once,
    mask: values.mask,
    demo: values.demo,
    lang: oneOf(values.lang, languages, '--lang'),
  }
}

/** A name, or `serial:` and the path of a port. */
export function inputOf(value: string): { input: InputName; port?: string } {
  const port = /^serial:(?<path>.+)$/s.exec(value)?.groups?.['path']
  if (port !== undefined) return { input: 'serial', port }
  if (value.startsWith('serial')) {
    throw new UsageError('--input serial needs its port, as serial:/dev/ttyACM0 or serial:COM3')
  }
  return { input: oneOf(value, inputs, '--input') }
}

/** POSIX: the first of these that is set names the language of messages. */
function localeLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
