import { nextTick } from 'node:process'

/** Bounds how long one batch holds up the server. */
const maxBatch = 256

interface Batch<Question, Answer> {
  readonly questions: Question[]
  readonly answers: Promise<readonly Answer[]>
}

/**
 * Asks at once for all that is asked in one turn of the event loop. While no batch is under way, it does not wait for the end of
 * the turn, only for the code that runs now: a lone question is not held up.
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
