import type { FrameReport } from '@paycode/camera'
import { element } from '../shared/element.ts'

const svg = 'http://www.w3.org/2000/svg'
/** An outline stays this long after its frame, in ms: not every frame is read, and none after the code is taken. */
const lingerMs = 700

/** Draws the outlines of the codes over the video. */
export class Outlines {
  readonly #layer = element('outlines', SVGSVGElement)
  #fading: ReturnType<typeof setTimeout> | undefined

  show({ width, height, codes }: FrameReport): void {
    if (codes.length === 0) return
    this.#layer.setAttribute('viewBox', `0 0 ${width} ${height}`)
    this.#layer.replaceChildren(
      ...codes.map(({ corners, symbology }) => {
        const polygon = document.createElementNS(svg, 'polygon')
        polygon.setAttribute('points', corners.map(({ x, y }) => `${x},${y}`).join(' '))
        polygon.dataset['symbology'] = symbology
        return polygon
      }),
    )
    clearTimeout(this.#fading)
    this.#fading = setTimeout(() => this.clear(), lingerMs)
  }

  clear(): void {
    clearTimeout(this.#fading)
    this.#layer.replaceChildren()
  }
}
