import type { Field } from './field.ts'
import { dispatchEdit } from './edit.ts'

/** A `select` or a radio button. Without NumLock the keypad's keys are arrows, which change the choice. */
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
      // Frameworks listen for the click, not for the property.
      if (checked && !radio.checked) radio.click()
    },
  }
}
