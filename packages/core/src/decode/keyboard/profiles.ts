import { checkOptionNames } from '@paycode/parameters'
import { pace, type Pace } from './pace.ts'

/** The kinds of scanners that a till can name. */
export type Profile = 'auto' | 'fast' | 'bluetooth'

/** The numbers of each profile. */
export const profiles: Readonly<Record<Profile, Pace>> = {
  /** Any scanner of 1 to 100 ms per key. */
  auto: pace,
  /** Only scanners faster than any person: slow scanners are not read, and even typists are not taken for one. */
  fast: { ...pace, slowMs: pace.fastMs },
  /**
   * Wireless scanners, which stall for longer: Odoo went from 55 to 100 to 150 ms for them (odoo#15552, #22674,
   * #161647).
   */
  bluetooth: { ...pace, slowMs: 150, quietMostMs: 300, holeMs: 1_000, burstGapMs: 1_000 },
}

/**
 * The numbers of a profile. Numbers given singly are completed by those of `auto`.
 * @throws {TypeError} when the profile or a number is unknown.
 */
export function paceOf(profile: Profile | Partial<Pace>): Pace {
  if (typeof profile === 'string' && Object.hasOwn(profiles, profile)) return profiles[profile]
  if (typeof profile === 'string') {
    throw new TypeError(`profile must be one of: ${Object.keys(profiles).join(', ')}.`)
  }
  checkOptionNames<Partial<Pace>>('profile', profile, pace)
  return { ...pace, ...profile }
}
