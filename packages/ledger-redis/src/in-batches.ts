/** Bounds how long one batch holds up the server. */
const maxBatch = 256

/** Asks at once for all that is asked in one turn of the event loop. */
export function inBatches<Question, Answer>(
  askAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  let questions: Question[] = []
  let answers: Promise<readonly Answer[]> | undefined

  async function send(batch: readonly Question[]): Promise<readonly Answer[]> {
    await new Promise((resolve) => setImmediate(resolve))
    if (questions === batch) answers = undefined
    return askAll(batch)
  }

  return async (question) => {
    if (answers === undefined || questions.length === maxBatch) {
      questions = []
      answers = send(questions)
    }
    const place = questions.push(question) - 1
    return (await answers)[place]!
  }
}
