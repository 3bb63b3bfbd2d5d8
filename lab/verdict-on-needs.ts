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

/** Where nobody reads the log, a suite that quietly does not run is worse than one that fails. */
function isRequired(env: Readonly<Record<string, string | undefined>>): boolean {
  const ci = env['CI'] ?? ''
  return env['PAYCODE_LAB'] === 'required' || !['', 'false', '0'].includes(ci)
}

function cure(missing: readonly Need[]): string {
  const packages = missing.map((need) => needs[need].debianPackage)
  const debian = `on Debian: apt-get install --no-install-recommends ${packages.join(' ')}`
  const browser = missing.includes('chromium')
    ? '; or PAYCODE_CHROMIUM=the path of a Chromium or Chrome'
    : ''
  return `needs ${missing.join(', ')} (${debian}${browser}).`
}
