/** What each contestant's options are, one line each. */
export const contestantList = (contestants) =>
  contestants
    .map(({ name, version, says }) => `- ${name}${version ? ` (${version})` : ''}: ${says}.`)
    .join('\n')
