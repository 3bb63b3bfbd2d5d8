/** Offers the trace to the user as a download. */
export function saveTrace(trace: string, at: Date): void {
  const url = URL.createObjectURL(new Blob([trace], { type: 'application/x-ndjson' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `paycode-trace-${stampOf(at)}.ndjson`
  link.click()
  URL.revokeObjectURL(url)
}

/** The local time in a form that sorts and is allowed in a file name. */
function stampOf(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
}
