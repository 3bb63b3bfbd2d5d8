/**
 * Ends a check: prints what is wrong, or what was found in order.
 *
 * @param {readonly string[]} problems
 * @param {string} inOrder
 */
export function conclude(problems, inOrder) {
  for (const problem of problems) console.error(`- ${problem}`)
  if (problems.length === 0) console.log(inOrder)
  else process.exitCode = 1
}
