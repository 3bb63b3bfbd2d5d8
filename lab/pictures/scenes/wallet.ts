import type { Random } from '../random.ts'
import { code128 } from '../symbols/code-128.ts'
import { qr } from '../symbols/qr.ts'
import { drawBars, drawQr, type Point } from './draw-symbol.ts'
import { drawDigits, drawWords } from './marks.ts'
import { phoneBody } from './phone-body.ts'
import { texelsPerModule, type DrawnCode, type Scene } from './scene.ts'
import { fillRectangle, fillRounded } from './surface.ts'

export type Shows = 'both' | 'code-128' | 'qr'

export interface WalletOptions {
  readonly text: string
  readonly shows: Shows
  /** Light bars on a dark card. */
  readonly inverted?: boolean
}

const codeWidth = 134 * texelsPerModule

/** A wallet's payment page: a card with the Code 128, its digits, and below them the QR of the same digits. */
export function wallet(random: Random, { text, shows, inverted = false }: WalletOptions): Scene {
  const [paper, ink] = inverted ? [random.pick([8, 18, 30]), 240] : [random.pick([250, 255]), 14]
  // WeChat's green, Alipay's blue, a plain page; as the grey that they are to a camera.
  const page = inverted ? random.pick([14, 34]) : random.pick([110, 125, 150, 236])
  const title = page > 180 ? 30 : 245
  const { surface, screen } = phoneBody(random, page, title)
  const centre = screen.left + screen.width / 2

  drawWords(surface, random, centre - 110, screen.top + 110, 220, 34, title)
  const cardTop = screen.top + random.pick([190, 250, 320])
  // The card leaves Code 128 the ten modules of its quiet zone, as even the narrowest phone does.
  const cardWidth = Math.min(screen.width - 24, codeWidth + 2 * random.pick([42, 56, 76]))
  const cardLeft = centre - cardWidth / 2
  fillRounded(surface, cardLeft, cardTop, cardWidth, screen.height * 0.56, 24, paper)
  drawWords(surface, random, cardLeft + 30, cardTop + 28, 180, 26, ink)
  fillRectangle(surface, cardLeft, cardTop + 80, cardWidth, 2, inverted ? 60 : 215)

  const codes: DrawnCode[] = []
  const barsTop = cardTop + 120
  const barsHeight = random.pick([140, 168, 200])
  const digitsTop = barsTop + barsHeight + 16
  if (shows !== 'qr') {
    const left = Math.round(centre - codeWidth / 2)
    const place = { left, top: barsTop, module: texelsPerModule, ink, height: barsHeight }
    codes.push({ symbology: 'code-128', text, corners: drawBars(surface, code128(text), place) })
    // Wallets hide the last digits until they are tapped; what stands there is no help to a reader either way.
    drawDigits(surface, text, centre - 176, digitsTop, 20, ink)
  } else {
    drawWords(surface, random, centre - 150, barsTop + 40, 300, 30, ink)
  }
  const qrModule = random.pick([11, 12, 13])
  const qrSide = 21 * qrModule
  const qrTop = digitsTop + 20 + random.pick([44, 56, 70])
  const qrLeft = Math.round(centre - qrSide / 2)
  if (shows !== 'code-128') {
    const place = { left: qrLeft, top: qrTop, module: qrModule, ink }
    codes.push({ symbology: 'qr', text, corners: drawQr(surface, qr(text), place) })
  } else {
    fillRounded(surface, qrLeft, qrTop, qrSide, qrSide * 0.55, 16, inverted ? 70 : 180)
    drawWords(surface, random, qrLeft + 20, qrTop + 40, qrSide - 40, 24, title)
  }
  const below = qrTop + qrSide + 60
  drawWords(surface, random, cardLeft + 30, below, cardWidth * 0.5, 24, ink)
  for (let line = 0; line < 3; line += 1) {
    const top = cardTop + screen.height * 0.56 + 40 + line * 110
    fillRounded(surface, cardLeft, top, cardWidth, 90, 20, paper)
    drawWords(
      surface,
      random,
      cardLeft + 30,
      top + 30,
      cardWidth * random.between(0.3, 0.7),
      26,
      ink,
    )
  }
  return { surface, middle: middleOf(codes), codes, otherTexts: [] }
}

function middleOf(codes: readonly DrawnCode[]): Point {
  const points = codes.flatMap(({ corners }) => corners)
  const [across, down] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return [
    (Math.min(...across) + Math.max(...across)) / 2,
    (Math.min(...down) + Math.max(...down)) / 2,
  ]
}
