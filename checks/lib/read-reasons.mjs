import { transformSync } from 'esbuild'

/** How most codes are declared: as the keys of a table of words. */
export const tableKeys = /^ {2}'?([a-z][a-z0-9-]*)'?: [{\w]/gm

/** Without types and comments; esbuild quotes with `"`, and gives a key no space before its colon. */
const stripped = (text) => transformSync(text, { loader: 'ts' }).code

/**
 * Whether a file makes this code: names it, other than to compare with it, as a type or as a key.
 *
 * @param {string} text TypeScript
 * @param {string} code
 */
export const raises = (text, code) =>
  text.includes(`'${code}'`) &&
  new RegExp(`(?<![!=]== |case |\\.has\\(|\\w\\[)"${code}"(?!:)`).test(stripped(text))
