import { linesOf, runToEnd } from './run-to-end.mjs'
import { unlikeExpected } from './unlike-expected.mjs'

/**
 * Runs a program in Node, with its streams piped.
 *
 * @param {{ prints: (string | RegExp)[], input?: string, stops?: true, code?: number }} entry `stops`: it has no end of its own,
 *   and is interrupted after its last line.
 * @returns {Promise<string | undefined>} what was wrong.
 */
export async function runInNode({ prints, input, stops = false, code = 0 }, file, cwd) {
  const isDone = (stdout) => stops && linesOf(stdout).length >= prints.length
  const result = await runToEnd(process.execPath, [file], { cwd, input, isDone })
  if (result.problem) return `${result.problem}\n${result.stdout}${result.stderr}`
  if (result.stderr !== '') return `it complained:\n${result.stderr}`
  if (stops && !result.wasStopped) return `it ended by itself:\n${result.stdout}`
  if (!stops && result.code !== code) return `it ended with ${result.code}, not with ${code}`
  return unlikeExpected(linesOf(result.stdout), prints)
}
