/** The seed of the results that are published. */
const publishedSeed = 3

/**
 * The file that a run's results are written into.
 * @throws {Error} where they are not to be published: what was tuned on a set is not measured by it.
 */
export function resultsFile({ kind, adversarial, families, seed }) {
  if (seed % 2 === 0) throw new Error(`Seed ${seed} is for tuning: publish an odd one.`)
  const parts = [
    adversarial ? 'adversarial' : 'results',
    ...(kind === 'drawings' ? [] : [kind]),
    ...(families?.split(',').map((family) => family.replaceAll(' ', '-')) ?? []),
    ...(seed === publishedSeed ? [] : [`seed-${seed}`]),
  ]
  return `${parts.join('-')}.md`
}
