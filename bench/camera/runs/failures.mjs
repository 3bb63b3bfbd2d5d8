/** With --failures: a line of JSON on stderr for each missed picture and each wrong read. */
export function failuresOf({ isTellingFailures }) {
  return {
    add({ name }, { id, level, codes }, { read, wrong }) {
      if (!isTellingFailures) return
      if (wrong.length > 0) report({ name, id, level, wrong })
      if (codes.length > 0 && !read) report({ name, id, level, missed: true })
    },
  }
}

function report(failure) {
  process.stderr.write(`${JSON.stringify(failure)}\n`)
}
