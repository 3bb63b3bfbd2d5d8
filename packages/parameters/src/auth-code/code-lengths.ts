/** The length of a code, in characters. At least 8, because a mask shows 4 characters and hides a shorter text entirely. */
export const codeLengths = { shortest: 8, longest: 512 } as const
