import { element, make } from '../shared/element.ts'
import { parseAmount } from '../shared/money.ts'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', '⌫'] as const

/** The amount, typed into its field or on the keypad beside it. */
export class AmountEntry {
  readonly #field = element('amount', HTMLInputElement)
  readonly #title = element('title', HTMLElement)
  readonly #fault = element('amount-fault', HTMLElement)
  readonly #backspace: HTMLElement

  constructor(onAmount: (fen: number) => void, faultText: () => string) {
    const keypad = element('keypad', HTMLElement)
    const buttons = keys.map((key) => this.#button(key))
    this.#backspace = buttons.at(-1) ?? keypad
    keypad.append(...buttons)
    this.#field.addEventListener('input', () => this.#setFault(''))
    element('entry', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault()
      const fen = parseAmount(this.#field.value)
      this.#setFault(fen === undefined ? faultText() : '')
      if (fen === undefined) this.#field.focus()
      else onAmount(fen)
    })
  }

  /** Prepares the next sale. On a touch screen the till's title gets the focus, so that no on-screen keyboard appears. */
  clear(): void {
    this.#field.value = ''
    this.#setFault('')
    const first = matchMedia('(pointer: fine)').matches ? this.#field : this.#title
    first.focus()
  }

  showWords(backspace: string): void {
    this.#backspace.ariaLabel = backspace
    this.#setFault('')
  }

  /** The keypad is not in the Tab order: a keyboard with Tab has digits too. */
  #button(key: (typeof keys)[number]): HTMLElement {
    const button = make('button', '', key)
    button.setAttribute('type', 'button')
    button.tabIndex = -1
    button.addEventListener('click', () => {
      const { value } = this.#field
      this.#field.value = key === '⌫' ? value.slice(0, -1) : `${value}${key}`.slice(0, 10)
      this.#setFault('')
    })
    return button
  }

  #setFault(text: string): void {
    this.#fault.textContent = text
    this.#field.ariaInvalid = String(text !== '')
  }
}
