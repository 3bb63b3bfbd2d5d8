import { usStroke } from '../../../../lab/us-keys.ts'

/** The pace of a hand, in ms: from press to press, and from press to release. If the second is longer, keys overlap. */
export interface HandPace {
  readonly gapMs: number
  readonly holdMs: number
}

/** The arguments that make xdotool type a text of small letters, digits and spaces as a hand does. */
export function handKeys(text: string, { gapMs, holdMs }: HandPace): string[] {
  // A hand's gaps are uneven.
  const atOf = (place: number): number => place * gapMs + ((place * 7) % 5) * 0.1 * gapMs
  const strokes = Array.from(text, (character, place) => {
    const keycode = String(usStroke(character).key.xKeycode)
    const again = text.indexOf(character, place + 1)
    // If the character comes again, the same finger must release it first.
    const maxMs = again === -1 ? holdMs : 0.7 * (atOf(again) - atOf(place))
    return [
      { at: atOf(place), does: 'keydown', keycode },
      { at: atOf(place) + Math.min(holdMs, maxMs), does: 'keyup', keycode },
    ]
  })
  const inOrder = strokes.flat().toSorted((one, other) => one.at - other.at)
  return inOrder.flatMap(({ at, does, keycode }, place) => {
    const restMs = at - (inOrder[place - 1]?.at ?? 0)
    return ['sleep', String(restMs / 1000), does, '--delay', '0', keycode]
  })
}
