/** The name of a DOMException from any window, or of anything else that was thrown. */
export const errorName = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''
