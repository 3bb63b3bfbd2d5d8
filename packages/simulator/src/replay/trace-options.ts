import { pace } from '@paycode/core/adapter'
import { walletNames, type Wallet } from '@paycode/parameters'
import { TraceError } from './trace-error.ts'
import type { TraceOptions } from './trace-event.ts'
import { objectOf, oneOf, quoted } from './trace-fields.ts'

const profiles = ['auto', 'fast', 'bluetooth'] as const

const readers: {
  readonly [Name in keyof TraceOptions]-?: (
    value: unknown,
    line: number,
  ) => NonNullable<TraceOptions[Name]>
} = {
  gate: (value, line) => oneOf(value, ['manual', 'always-armed'], 'gate', line),
  region: regionOf,
  accept: acceptOf,
  ledger: (value, line) => oneOf(value, ['memory', 'durable'], 'ledger', line),
  profile: profileOf,
  prefix: (value, line) => textOf(value, 'prefix', line),
  suffix: (value, line) => textOf(value, 'suffix', line),
  terminator: (value, line) => oneOf(value, [true, false, 'auto', 'none'], 'terminator', line),
}

/** The options in the first line of a trace. @throws {TraceError} at one that is unknown or out of range. */
export function optionsOf(value: unknown, line: number): TraceOptions {
  const fields = objectOf(value, line, 'options')
  const unknown = Object.keys(fields).find((name) => !Object.hasOwn(readers, name))
  if (unknown !== undefined) throw new TraceError(line, `unknown option${quoted(unknown)}`)
  const read = Object.entries(readers)
    .filter(([name]) => fields[name] !== undefined)
    .map(([name, reader]) => [name, reader(fields[name], line)] as const)
  return Object.fromEntries(read)
}

function regionOf(value: unknown, line: number): string {
  if (typeof value === 'string' && /^[A-Z]{2}$/.test(value)) return value
  throw new TraceError(line, 'region must be two capital letters (ISO 3166-1 alpha-2)')
}

function acceptOf(value: unknown, line: number): Wallet[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new TraceError(line, 'accept must be a list of wallets')
  }
  return value.map((wallet: unknown) => oneOf(wallet, walletNames, 'a wallet of accept', line))
}

function profileOf(value: unknown, line: number): NonNullable<TraceOptions['profile']> {
  if (typeof value === 'string') return oneOf(value, profiles, 'profile', line)
  const numbers = objectOf(value, line, 'profile')
  const unknown = Object.keys(numbers).find((name) => !Object.hasOwn(pace, name))
  if (unknown !== undefined) throw new TraceError(line, `profile has no number${quoted(unknown)}`)
  if (Object.values(numbers).every((one) => Number.isFinite(one))) return numbers
  throw new TraceError(line, 'the numbers of profile must be numbers')
}

function textOf(value: unknown, name: string, line: number): string {
  if (typeof value === 'string') return value
  throw new TraceError(line, `${name} must be a text`)
}

const isAscii = (text = ''): boolean => Array.from(text).every((one) => one <= '\u007f')

/** Checks that a serial scanner's prefix and suffix can be sent as bytes. @throws {TraceError} where they cannot. */
export function checkSerialText({ prefix, suffix }: TraceOptions, line: number): void {
  if (isAscii(prefix) && isAscii(suffix)) return
  throw new TraceError(line, 'prefix and suffix must be ASCII where there is a serial port')
}
