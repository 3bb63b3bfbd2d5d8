import { defineWallet, type DefinedWallet } from '../../../src/index.ts'

/** A wallet that does not exist. */
export const madeUpWallet = <const Name extends string>(
  facts: Partial<Omit<DefinedWallet, 'name'>> & { name: Name },
): DefinedWallet<Name> =>
  defineWallet({
    ...{ prefixes: ['99'], lengths: [20], alphabet: 'digits', freshnessMs: 300_000 },
    source: 'made up for a test',
    ...facts,
  })
