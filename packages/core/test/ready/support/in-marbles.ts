import { TestScheduler } from 'rxjs/testing'

type Marbles = Parameters<Parameters<TestScheduler['run']>[0]>[0]

/** Runs a marble test: virtual time, expectations flushed at the end. */
export function inMarbles(test: (marbles: Marbles, scheduler: TestScheduler) => void): void {
  const scheduler = new TestScheduler((actual, expected) => expect(actual).toEqual(expected))
  scheduler.run((marbles) => test(marbles, scheduler))
}
