import type { Page } from 'playwright-core'

/** Texts with too little contrast to their background: WCAG 2.2, 1.4.3 (AA). */
export function lowContrast(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number]
    const canvas = new OffscreenCanvas(1, 1)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('No canvas.')
    const colourOf = (css: string): Colour => {
      context.clearRect(0, 0, 1, 1)
      context.fillStyle = css
      context.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
      return [red, green, blue, alpha / 255]
    }
    const over = (front: Colour, back: Colour): Colour => {
      const mix = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3])
      return [mix(0), mix(1), mix(2), 1]
    }
    const luminance = ([red, green, blue]: Colour): number => {
      const linear = (value: number) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
    const behind = (element: Element | null): Colour => {
      if (!element) return [255, 255, 255, 1]
      const { backgroundColor, backgroundImage } = getComputedStyle(element)
      // For a gradient the first colour counts, which is the lightest or the only one.
      const [first] = /rgba?\([^)]*\)/.exec(backgroundImage) ?? []
      const colour = colourOf(first ?? backgroundColor)
      return colour[3] === 1 ? colour : over(colour, behind(element.parentElement))
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const faults: string[] = []
    while (walker.nextNode()) {
      const { parentElement: element, textContent } = walker.currentNode
      if (
        !element ||
        !textContent?.trim() ||
        !element.checkVisibility({ visibilityProperty: true })
      )
        continue
      if (element.closest('.unseen, option, script, style')) continue
      const style = getComputedStyle(element)
      const back = behind(element)
      const text = luminance(over(colourOf(style.color), back))
      const ground = luminance(back)
      const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05)
      const px = Number.parseFloat(style.fontSize)
      const isLarge = px >= 24 || (px >= 18.66 && Number(style.fontWeight) >= 700)
      if (ratio < (isLarge ? 3 : 4.5)) faults.push(`${ratio.toFixed(2)}: ${textContent.trim()}`)
    }
    return faults
  })
}
