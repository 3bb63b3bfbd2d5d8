/** The system's error code, such as `ENOENT`. It goes by the error's shape: an error may come from another realm. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return undefined
  return 'code' in error ? String(error.code) : undefined
}
