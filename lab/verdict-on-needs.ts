import { needs, type Need } from './needs.ts'

export type Verdict =
  | { readonly kind: 'run' }
  | { readonly kind: 'skip' | 'fail'; readonly message: string }

/** Whether a suite runs, is skipped or fails, and the one line that says why. */
export function verdictOnNeeds(
  suite: string,
  missing: readonly Need[],
  env: Readonly<Record<string, string | undefined>>,
): Verdict {
  if (missing.length === 0) return { kind: 'run' }
  if (isRequired(env)) return { kind: 'fail', message: `"${suite}" ${cure(missing)}` }
  return { kind: 'skip', message: `Skipped: "${suite}" ${cure(missing)}` }
}

/**
 * In CI a skipped suite goes unnoticed, so there it fails by default. `PAYCODE_LAB` decides first: a CI run on a machine
 * without the lab sets `optional`.
 */
function isRequired(env: Readonly<Record<string, string | undefined>>): boolean {
  const ci = env['CI'] ?? ''
  switch (env['PAYCODE_LAB'] ?? '') {
    case 'required':
      return true
    case 'optional':
      return false
    case '':
      return !['', 'false', '0'].includes(ci)
    default:
      throw new TypeError(`PAYCODE_LAB is "required" or "optional", not "${env['PAYCODE_LAB']}".`)
  }
}

function cure(missing: readonly Need[]): string {
  const packages = missing.map((need) => needs[need].debianPackage)
  const debian = `on Debian: apt-get install --no-install-recommends ${packages.join(' ')}`
  const browser = missing.includes('chromium')
    ? '; or PAYCODE_CHROMIUM=the path of a Chromium or Chrome'
    : ''
  return `needs ${missing.join(', ')} (${debian}${browser}).`
}
