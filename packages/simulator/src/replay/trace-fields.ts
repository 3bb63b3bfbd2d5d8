import { TraceError } from './trace-error.ts'

/** The unchecked fields of one line of a trace. */
export type Fields = Readonly<Record<string, unknown>>

/** Quotes a name for a message. Anything that does not look like a name may contain a code and is left out. */
export const quoted = (name: string): string => (/^[A-Za-z-]{1,40}$/.test(name) ? ` "${name}"` : '')

export function objectOf(value: unknown, line: number, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new TraceError(line, `${what} must be an object`)
}

export function oneOf<Name extends string | boolean>(
  value: unknown,
  names: readonly Name[],
  what: string,
  line: number,
): Name {
  const found = names.find((name) => name === value)
  if (found === undefined) throw new TraceError(line, `${what} must be one of ${names.join(', ')}`)
  return found
}

export function numberOf(fields: Fields, name: string, line: number): number {
  const value = fields[name]
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TraceError(line, `${name} must be a number (milliseconds)`)
}
