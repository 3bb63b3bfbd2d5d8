import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from './usage.ts'

/** Node's `parseArgs`, with its errors as usage errors that do not repeat a value: it may be a code. */
export function parseArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true; args: string[] }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(reasonOf(error), { cause: error })
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const option = /'(?<name>-{1,2}[a-z]+)[^']*'/.exec(message)?.groups?.['name']
  if (option === undefined) return 'an argument is not understood'
  return message.startsWith('Unknown option')
    ? `there is no option ${option}`
    : `option ${option} is used wrongly`
}

/** One of a few names, or a usage error that lists them. */
export function oneOf<Name extends string>(
  value: string,
  names: readonly Name[],
  what: string,
): Name {
  const found = names.find((name) => name === value)
  if (found === undefined) throw new UsageError(`${what} must be one of: ${names.join(', ')}`)
  return found
}

/** An ISO 3166-1 alpha-2 code. */
export function regionOf(value: string): string {
  if (/^[A-Z]{2}$/.test(value)) return value
  throw new UsageError('--region must be two capital letters, such as HK or CN')
}
