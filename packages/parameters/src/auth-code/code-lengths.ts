/** How many characters a code may have. A mask shows four, and nothing of a text that is shorter than eight. */
export const codeLengths = { shortest: 8, longest: 512 } as const
