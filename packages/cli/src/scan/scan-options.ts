import { languages, type AcceptedWallet, type Language } from '@paycode/core'
import { walletNames } from '@paycode/parameters'
import { ledgerPlace, type LedgerPlace } from '../ledger/ledger-place.ts'
import { oneOf, parseArguments, regionOf } from '../parse-arguments.ts'
import { UsageError } from '../usage.ts'

const inputs = ['tty', 'stdin', 'manual', 'hid'] as const
export type InputName = (typeof inputs)[number] | 'serial'

export interface ScanOptions {
  /** Default: the terminal if there is one, else lines from stdin. */
  readonly input?: InputName
  /** Path of the port, if the input is serial. */
  readonly port?: string
  /** Whether scanners in keyboard mode are read raw, so that no other program gets their keys. */
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
    // The demo's made-up codes stay out of the ledger of real codes.
    ledger: ledgerPlace(values.ledger ?? (values.demo ? 'memory' : undefined), env),
    once: values.once,
    mask: values.mask,
    demo: values.demo,
    lang: oneOf(values.lang, languages, '--lang'),
  }
}

/** Parses an input: a name, or `serial:` with the path of a port. */
export function inputOf(value: string): { input: InputName; port?: string } {
  const port = /^serial:(?<path>.+)$/s.exec(value)?.groups?.['path']
  if (port !== undefined) return { input: 'serial', port }
  if (value.startsWith('serial')) {
    throw new UsageError('--input serial needs its port, as serial:/dev/ttyACM0 or serial:COM3')
  }
  return { input: oneOf(value, inputs, '--input') }
}

/** The language of messages by POSIX: the first of these variables that is set decides. */
function localeLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
