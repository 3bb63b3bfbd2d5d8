import { checkOptionNames } from '@paycode/parameters'
import { pace, type Pace } from './pace.ts'

/** The scanners that a till may know it has. */
export type Profile = 'auto' | 'fast' | 'bluetooth'

/** The numbers of each. */
export const profiles: Readonly<Record<Profile, Pace>> = {
  /** Any scanner of 1 to 100 ms a key. */
  auto: pace,
  /** Only scanners that nobody could type like: no slow one is read, and no even typist taken for one. */
  fast: { ...pace, slowMs: pace.fastMs },
  /** Wireless ones, which stall for longer: Odoo went from 55 to 100 to 150 ms for them (odoo#15552, #22674, #161647). */
  bluetooth: { ...pace, slowMs: 150, quietMostMs: 300, holeMs: 1_000, burstGapMs: 1_000 },
}

/**
 * The numbers of a profile; of numbers given one by one, the rest is `auto`'s.
 * @throws {TypeError} when there is no such profile, or no such number.
 */
export function paceOf(profile: Profile | Partial<Pace>): Pace {
  if (typeof profile === 'string' && Object.hasOwn(profiles, profile)) return profiles[profile]
  if (typeof profile === 'string') {
    throw new TypeError(`profile must be one of: ${Object.keys(profiles).join(', ')}.`)
  }
  checkOptionNames<Partial<Pace>>('profile', profile, pace)
  return { ...pace, ...profile }
}
