/** The element of the page with this id, and of this class. */
export function element<Class extends Element>(id: string, Class: new () => Class): Class {
  const found = document.getElementById(id)
  if (found instanceof Class) return found
  throw new TypeError(`The page has no #${id} of that kind.`)
}

/** A new element with its children. */
export function make(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.append(...children)
  return made
}
