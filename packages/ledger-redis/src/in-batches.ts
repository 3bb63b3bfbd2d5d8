import { nextTick } from 'node:process'

/** At most this many questions in a batch. It bounds how long one batch occupies the server. */
const maxBatch = 256

interface Batch<Question, Answer> {
  readonly questions: Question[]
  readonly answers: Promise<readonly Answer[]>
}

/**
 * Asks all questions of one turn of the event loop together. While no batch is pending it waits only for the code that
 * runs now, not for the end of the turn: a single question is not delayed.
 */
export function inBatches<Question, Answer>(
  askAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  let gathering: Batch<Question, Answer> | undefined
  let underWay = 0

  async function askFor(questions: readonly Question[]): Promise<readonly Answer[]> {
    underWay += 1
    await new Promise<void>((resolve) =>
      underWay === 1 ? nextTick(resolve) : setImmediate(resolve),
    )
    if (gathering?.questions === questions) gathering = undefined
    try {
      return await askAll(questions)
    } finally {
      underWay -= 1
    }
  }

  return async (question) => {
    if (gathering === undefined || gathering.questions.length === maxBatch) {
      const asked: Question[] = []
      gathering = { questions: asked, answers: askFor(asked) }
    }
    const { questions, answers } = gathering
    const place = questions.push(question) - 1
    return (await answers)[place]!
  }
}
