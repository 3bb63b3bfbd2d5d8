import { checkOptionNames, type CodeRecogniser } from '@paycode/parameters'
import type { Source } from '../scan/source.ts'
import type { Scan } from '../scan/scan.ts'
import { isPaymentSymbology } from '../scan/symbology.ts'
import { Decorations } from './decorations.ts'
import { bareText, holdsSecret } from './holds-secret.ts'
import { isLabel } from './is-label.ts'
import { isNearCode } from './near-code.ts'

export interface OtherScanRules {
  /**
   * The host's own labels that look like a torn or decorated payment code: a pattern for the whole text, or a function
   * of the text. A whole payment code or a card number is held back in any case. Default: none.
   */
  readonly allow?: RegExp | ((text: string) => boolean)
}

/** @throws {TypeError} when a rule is not what {@link OtherScanRules} says. */
export function checkOtherScanRules(caller: string, rules: OtherScanRules): OtherScanRules {
  const name = `${caller}: otherScans`
  checkOptionNames<OtherScanRules>(name, rules, { allow: true }, '{ allow: /^19\\d{17}$/ }')
  const { allow } = rules
  if (allow === undefined || typeof allow === 'function' || allow instanceof RegExp) return rules
  throw new TypeError(`${name}: allow must be a pattern, as in { allow: /^19\\d{17}$/ }`)
}

/** Judges which scans that are not payment codes may be shown to the host in full. */
export class OtherScans {
  readonly #codes: CodeRecogniser<string>
  readonly #decorations: Decorations
  readonly #allow: OtherScanRules['allow']

  constructor(codes: CodeRecogniser<string>, { allow }: OtherScanRules) {
    this.#codes = codes
    this.#decorations = new Decorations(codes)
    this.#allow = allow
  }

  /** A scanner has sent a code without decoration. */
  sawCode(source: Source): void {
    this.#decorations.forget(source)
  }

  /**
   * Takes each scan that is not a code, in order. Returns whether the host may see it: it contains no code and no card
   * number.
   */
  isOther({ text, source, symbology }: Scan): boolean {
    const bare = bareText(text)
    const isDecorated = this.#decorations.isDecorated(bare, source)
    if (isLabel(bare, this.#codes)) return true
    if (holdsSecret(text, this.#codes)) return false
    if (symbology !== undefined && !isPaymentSymbology(symbology)) return true
    if (!isDecorated && !isNearCode(bare, this.#codes)) return true
    return this.#isAllowed(text)
  }

  #isAllowed(text: string): boolean {
    const allow = this.#allow
    if (typeof allow === 'function') return allow(text)
    // The pattern has to match the whole text. A new RegExp is made because one with `g` would continue at its last
    // match.
    return allow !== undefined && new RegExp(`^(?:${allow.source})$`, allow.flags).test(text)
  }
}
