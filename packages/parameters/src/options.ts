/**
 * Checks that `options` is an object before its members are read. A caller that passes
 * `codes.map(parseAuthCode)` would otherwise hand an index over as options without a sound.
 *
 * @throws TypeError when it is not an object.
 */
export function assertOptions(caller: string, options: unknown): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`${caller}: options must be an object.`)
  }
}
