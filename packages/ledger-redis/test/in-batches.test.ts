import { inBatches } from '../src/in-batches.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

function doubling() {
  const batches: (readonly number[])[] = []
  const double = inBatches(async (questions: readonly number[]) => {
    batches.push(questions)
    if (questions.includes(-1)) throw new Error('no')
    return questions.map((question) => question * 2)
  })
  return { batches, double }
}

test('asks once for all of a turn, and answers each', async () => {
  const { batches, double } = doubling()
  expect(await Promise.all(numbers(3).map(double))).toEqual([0, 2, 4])
  expect(await Promise.all(numbers(2).map(double))).toEqual([0, 2])
  expect(batches).toEqual([
    [0, 1, 2],
    [0, 1],
  ])
})

test('asks for 256 at most at once', async () => {
  const { batches, double } = doubling()
  const asked = numbers(600)
  expect(await Promise.all(asked.map(double))).toEqual(asked.map((number) => number * 2))
  expect(batches.map(({ length }) => length)).toEqual([256, 256, 88])
})

test('what was asked while another batch is under way is the next one', async () => {
  const { batches, double } = doubling()
  const first = double(1)
  await new Promise((resolve) => setImmediate(resolve))
  expect(await Promise.all([first, double(2)])).toEqual([2, 4])
  expect(batches).toEqual([[1], [2]])
})

test('an error is that of its batch alone', async () => {
  const { double } = doubling()
  const [bad, other] = await Promise.allSettled([double(-1), double(1)])
  expect([bad.status, other.status]).toEqual(['rejected', 'rejected'])
  expect(await double(1)).toBe(2)
})

test('what is asked while none is under way does not wait for the end of the turn', async () => {
  const { batches, double } = doubling()
  const order: string[] = []
  setImmediate(() => order.push('end of the turn'))
  void double(1).then(() => order.push('answered'))
  await new Promise((resolve) => setImmediate(resolve))
  expect(order).toEqual(['answered', 'end of the turn'])
  expect(batches).toEqual([[1]])
})

test('what is asked within a turn while another batch is under way goes together', async () => {
  const { promise, resolve } = deferred()
  const batches: (readonly number[])[] = []
  const ask = inBatches(async (questions: readonly number[]) => {
    batches.push(questions)
    await promise
    return questions
  })
  const answers = [ask(1)]
  await new Promise((next) => process.nextTick(next))
  answers.push(ask(2))
  await new Promise((next) => process.nextTick(next))
  answers.push(ask(3))
  await new Promise((next) => setImmediate(next))
  expect(batches).toEqual([[1], [2, 3]])
  resolve()
  expect(await Promise.all(answers)).toEqual([1, 2, 3])
})

function deferred() {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
