import type { Language, SourceKind } from '@paycode/core'
import { element } from '../shared/element.ts'
import { showAmount } from '../shared/money.ts'
import type { Stage } from './checkout.ts'
import { words } from './words.ts'

const headline = element('headline', HTMLElement)
const detail = element('detail', HTMLElement)
const next = element('next', HTMLButtonElement)

/** Shows the stage of the sale, and announces it to a screen reader. */
export function showStage(stage: Stage, language: Language): void {
  document.body.dataset['stage'] = stage.name
  element('entry', HTMLElement).hidden = stage.name !== 'entering'
  element('progress', HTMLElement).hidden = stage.name === 'entering'
  element('cancel', HTMLElement).hidden = stage.name !== 'waiting'
  next.hidden = stage.name !== 'paid' && stage.name !== 'unanswered'
  if (stage.name === 'entering') return
  const say = words[language]
  const due = showAmount(stage.sale.fen, language)
  element('due', HTMLElement).textContent = due
  headline.textContent = say[stage.name]
  detail.textContent = detailOf(stage, language)
  next.textContent = stage.name === 'paid' ? say.newSale : say.closeOrder
  announce(`${say[stage.name]} ${due}. ${detail.textContent}`)
}

/** The element that gets the focus at a new stage. While a code is awaited it is no button, since a scanner types Enter. */
export function focusStage(stage: Stage): void {
  if (stage.name === 'paid' || stage.name === 'unanswered') next.focus()
  else if (stage.name !== 'entering') element('progress', HTMLElement).focus()
}

export function announce(text: string): void {
  element('announcement', HTMLElement).textContent = text
}

function detailOf(stage: Exclude<Stage, { name: 'entering' }>, language: Language): string {
  const say = words[language]
  if (stage.name === 'waiting') return say.waitingHow
  const { masked, source } = stage.code
  if (stage.name === 'submitting') return say.submittingHow.replace('{}', masked)
  if (stage.name === 'unanswered')
    return say.unansweredHow.replace('{}', masked).replace('{}', stage.outTradeNo)
  return say.paidHow.replace('{}', masked).replace('{}', nameOfInput(source.kind, language))
}

export function nameOfInput(kind: SourceKind, language: Language): string {
  const say = words[language]
  return kind === 'keyboard' || kind === 'camera' ? say[kind] : say.otherInput
}
