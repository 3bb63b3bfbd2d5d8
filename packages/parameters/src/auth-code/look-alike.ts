import { isCnIdentityNumber } from './is-cn-identity-number.ts'
import { isSscc18 } from './is-sscc-18.ts'

/** What else a text with WeChat Pay's shape could be. A hint for the till; it never refuses a code. */
export type LookAlike = 'cn-identity-number' | 'sscc-18'

/** The look-alike of 18 digits. The identity number wins, because far fewer random texts have its form than an SSCC's. */
export function findLookAlike(digits: string): LookAlike | undefined {
  if (isCnIdentityNumber(digits)) return 'cn-identity-number'
  return isSscc18(digits) ? 'sscc-18' : undefined
}
