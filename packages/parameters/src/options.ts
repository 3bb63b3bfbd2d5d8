/**
 * Checks that options are an object and that each name is known. Without this check, `codes.map(parseAuthCode)` would pass an
 * index as options, and a misspelt name would be ignored.
 *
 * @param known One entry for each name of `Options`. The compiler checks that none is missing.
 * @param example A correct call, for functions that require options.
 * @throws {TypeError} whose message names the unknown option, the nearest known one, and all known ones.
 */
export function checkOptionNames<Options extends object>(
  caller: string,
  options: Options,
  known: Readonly<Record<NamesOf<Options>, unknown>>,
  example = '',
): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const cure = example && `, for example ${example}`
    throw new TypeError(`${caller}: options must be an object${cure}.`)
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(known, name))
  if (unknown === undefined) return
  const names = Object.keys(known)
  const said = isIdentifier(unknown) ? `unknown option "${unknown}"` : 'an unknown option'
  const [nearest] = names.toSorted((a, b) => farness(unknown, a) - farness(unknown, b))
  throw new TypeError(
    nearest === undefined
      ? `${caller}: ${said}. It has no options.`
      : `${caller}: ${said}. Did you mean "${nearest}"? It has: ${names.join(', ')}.`,
  )
}

/** The keys of all members of a union. `keyof` alone gives only the common keys. */
type NamesOf<Options> = Options extends unknown ? keyof Options : never

/** Anything but an identifier may be a misplaced payment code, so the message does not repeat it. */
const isIdentifier = (name: string): boolean => /^[a-zA-Z]\w{0,40}$/.test(name)

/** A text that a name contains has distance 0, whatever its length. Case does not count. */
function farness(unknown: string, name: string): number {
  const [wrong, right] = [unknown.slice(0, 50).toLowerCase(), name.toLowerCase()]
  return right.includes(wrong) ? 0 : distance(wrong, right)
}

/** The Levenshtein distance of two words. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const letter of one) {
    let left = (row[0] ?? 0) + 1
    const next = [left]
    for (const [index, theirs] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === theirs ? 0 : 1)
      left = Math.min(left + 1, (row[index + 1] ?? 0) + 1, changed)
      next.push(left)
    }
    row = next
  }
  return row.at(-1) ?? 0
}
