import { checkClaim, type ClaimAnswer, type ClaimTerms } from './ledger.ts'

/** A claim as a store commits it. */
export interface AskedClaim {
  readonly fingerprints: readonly string[]
  readonly terms: ClaimTerms
}

export interface GroupCommitOptions {
  /** Stores the claims together, each judged after those before it; their answers, in order. Rejects: none was stored. */
  readonly commit: (group: readonly AskedClaim[]) => Promise<readonly ClaimAnswer[]>
  /** Settles when those who ask at the same moment have asked. Default: at once. */
  readonly gather?: () => Promise<void>
}

export interface GroupCommit {
  readonly claim: (fingerprints: readonly string[], terms: ClaimTerms) => Promise<ClaimAnswer>
  /** Settles when nothing is open. */
  readonly settled: () => Promise<void>
}

/** A group keeps all its callers waiting, so it is bounded. */
const mostInGroup = 1_000

interface Waiting extends AskedClaim {
  readonly resolve: (answer: ClaimAnswer) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Group commit, for stores where a commit costs a write to the disk however much is in it: one group is committed at a
 * time, and the claims that arrive meanwhile share the next.
 */
export function groupCommit({ commit, gather }: GroupCommitOptions): GroupCommit {
  const waiting: Waiting[] = []
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await gather?.()
      const group = waiting.splice(0, mostInGroup)
      try {
        const answers = await commit(group)
        for (const [index, answer] of answers.entries()) group[index]?.resolve(answer)
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
