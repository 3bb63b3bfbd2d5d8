import type { Language, ReadyCode } from '@paycode/core'
import { element, make } from '../shared/element.ts'
import { showAmount } from '../shared/money.ts'
import type { Sale } from './checkout.ts'
import { nameOfInput } from './stage-view.ts'

interface Payment {
  readonly at: Date
  readonly sale: Sale
  readonly code: ReadyCode
}

const most = 5

/** The latest payments, newest first. */
export class SalesList {
  #payments: readonly Payment[] = []

  add(payment: Payment): void {
    this.#payments = [payment, ...this.#payments].slice(0, most)
  }

  show(language: Language): void {
    const isEmpty = this.#payments.length === 0
    element('sales', HTMLElement).hidden = isEmpty
    element('no-sales', HTMLElement).hidden = !isEmpty
    const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', hourCycle: 'h23' })
    element('sales-rows', HTMLElement).replaceChildren(
      ...this.#payments.map(({ at, sale, code }) =>
        make(
          'tr',
          '',
          make('td', '', clock.format(at)),
          make('td', 'code', code.masked),
          make('td', '', nameOfInput(code.source.kind, language)),
          make('td', 'number', showAmount(sale.fen, language)),
        ),
      ),
    )
  }
}
