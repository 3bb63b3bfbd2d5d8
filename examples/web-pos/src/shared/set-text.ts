/** Sets a live region's text, but only if it differs: a screen reader would read the same text again. */
export function setText(region: Element, text: string): void {
  if (region.textContent !== text) region.textContent = text
}
