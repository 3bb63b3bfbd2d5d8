import { BehaviorSubject, distinctUntilChanged, type Observable, type Unsubscribable } from 'rxjs'

/** Whether a code is wanted: while no gate is followed, always; else while at least one of the gates is open. */
export class Wanted {
  readonly #said = new Map<symbol, boolean>()
  readonly #isWanted$ = new BehaviorSubject(true)
  readonly isWanted$: Observable<boolean> = this.#isWanted$.pipe(distinctUntilChanged())

  get isWanted(): boolean {
    return this.#isWanted$.value
  }

  followGate(isWanted$: Observable<boolean>): Unsubscribable {
    const who = Symbol('follower')
    const following = isWanted$.subscribe((isWanted) => {
      this.#said.set(who, isWanted)
      this.#conclude()
    })
    following.add(() => {
      this.#said.delete(who)
      this.#conclude()
    })
    return following
  }

  #conclude(): void {
    const said = [...this.#said.values()]
    this.#isWanted$.next(said.length === 0 || said.includes(true))
  }
}
