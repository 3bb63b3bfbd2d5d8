/** Gives a live region its text, only where that is another: a screen reader would say the same again. */
export function setText(region: Element, text: string): void {
  if (region.textContent !== text) region.textContent = text
}
