/** Processor time of this process since it started, ms. */
export function processorMs() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
