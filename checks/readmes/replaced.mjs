/** A text with these parts replaced; a function is asked with the services that the check has. */
export async function replaced(text, replacing = {}, services) {
  let result = text
  for (const [part, replacement] of Object.entries(replacing)) {
    if (!result.includes(part)) throw new Error(`There is no "${part}" to replace.`)
    const other = typeof replacement === 'function' ? await replacement(services) : replacement
    result = result.replaceAll(part, other)
  }
  return result
}
