import type { Field } from './field.ts'
import { dispatchEdit } from './edit.ts'

/** What keys choose in: a `select`, or a group of radio buttons, whose choice the keypad moves without NumLock. */
export function choiceField(element: Element): Field | undefined {
  if (element.localName === 'select') return selectField(element as HTMLSelectElement)
  const isRadio = element.localName === 'input' && (element as HTMLInputElement).type === 'radio'
  return isRadio ? radioField(element as HTMLInputElement) : undefined
}

function selectField(select: HTMLSelectElement): Field {
  const { selectedIndex } = select
  return {
    element: select,
    restore() {
      if (select.selectedIndex === selectedIndex) return
      select.selectedIndex = selectedIndex
      dispatchEdit(select)
      select.dispatchEvent(new Event('change', { bubbles: true }))
    },
  }
}

function radioField(radio: HTMLInputElement): Field {
  const { checked } = radio
  return {
    element: radio,
    restore() {
      // Frameworks hear of a choice by its click.
      if (checked && !radio.checked) radio.click()
    },
  }
}
