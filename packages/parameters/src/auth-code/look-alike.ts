import { isCnIdentityNumber } from './is-cn-identity-number.ts'
import { isSscc18 } from './is-sscc-18.ts'

/** What else a text of WeChat Pay's shape could be. A hint for the till, never a refusal. */
export type LookAlike = 'cn-identity-number' | 'sscc-18'

/** Of 18 digits. An identity number is named first: by chance it is far rarer than a right SSCC check digit. */
export function findLookAlike(digits: string): LookAlike | undefined {
  if (isCnIdentityNumber(digits)) return 'cn-identity-number'
  return isSscc18(digits) ? 'sscc-18' : undefined
}
