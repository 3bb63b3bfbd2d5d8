import { checkOptionNames } from '@paycode/parameters'
import { checkClaim, type ClaimAnswer, type ClaimTerms } from './ledger.ts'

/** A claim as a store commits it. A store may pass more than the terms. */
export interface AskedClaim<Terms extends ClaimTerms = ClaimTerms> {
  readonly fingerprints: readonly string[]
  readonly terms: Terms
}

export interface GroupCommitOptions<Terms extends ClaimTerms> {
  /**
   * Stores the claims together, each judged after those before it. Resolves to their answers in the same order, with an
   * error for each claim that was not stored. If it rejects, no claim was stored.
   */
  readonly commit: (
    group: readonly AskedClaim<Terms>[],
  ) => Promise<readonly (ClaimAnswer | Error)[]>
  /** Settles when claims made at the same moment have arrived. Default: at once. */
  readonly gather?: () => Promise<void>
}

export interface GroupCommit<Terms extends ClaimTerms> {
  readonly claim: (fingerprints: readonly string[], terms: Terms) => Promise<ClaimAnswer>
  /** Settles when no claim is pending. */
  readonly settled: () => Promise<void>
}

/** Claims per group. All callers of a group wait for the whole group, so it is bounded. */
const maxGroupSize = 1_000

interface Waiting<Terms extends ClaimTerms> extends AskedClaim<Terms> {
  readonly resolve: (answer: ClaimAnswer) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Group commit, for stores where a commit costs one disk write however many claims it holds. One group is committed at
 * a time; claims that arrive meanwhile form the next group.
 */
export function groupCommit<Terms extends ClaimTerms = ClaimTerms>(
  options: GroupCommitOptions<Terms>,
): GroupCommit<Terms> {
  const known = { commit: true, gather: true }
  checkOptionNames<GroupCommitOptions<Terms>>('groupCommit', options, known)
  const { commit, gather } = options
  const waiting: Waiting<Terms>[] = []
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await gather?.()
      const group = waiting.splice(0, maxGroupSize)
      try {
        const answers = await commit(group)
        for (const [index, answer] of answers.entries()) {
          if (answer instanceof Error) group[index]?.reject(answer)
          else group[index]?.resolve(answer)
        }
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    running = undefined
  }

  return {
    async claim(fingerprints, terms) {
      checkClaim(fingerprints, terms)
      return new Promise((resolve, reject) => {
        waiting.push({ fingerprints, terms, resolve, reject })
        running ??= run()
      })
    },
    settled: () => running ?? Promise.resolve(),
  }
}
