/** Shows how far a long run is: one line that changes in a terminal, now and then a line in a file. */
export function progress(done, count) {
  const text = `${done} of ${count}`
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${done === count ? '' : text}`)
  else if (done % 50 === 0) process.stderr.write(`${text}\n`)
}
