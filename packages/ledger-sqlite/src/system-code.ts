/** The system's name for what went wrong, as `ENOENT`; by its shape, since an error may come from another realm. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return undefined
  return 'code' in error ? String(error.code) : undefined
}
