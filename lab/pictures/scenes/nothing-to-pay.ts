import type { Random } from '../random.ts'
import { code128 } from '../symbols/code-128.ts'
import { ean13 } from '../symbols/ean-13.ts'
import { qr } from '../symbols/qr.ts'
import { drawBars, drawQr } from './draw-symbol.ts'
import { drawDigits, drawWords } from './marks.ts'
import { phoneBody } from './phone-body.ts'
import type { Scene } from './scene.ts'
import { fillRectangle, fillRounded, newSurface, type Surface } from './surface.ts'

/** What else lies before a till's camera. */
export const thingsWithoutPayment: Readonly<Record<string, (random: Random) => Scene>> = {
  'empty counter': () => sceneOf(newSurface(8, 8)),
  receipt,
  'EAN-13': product,
  'QR with a link': poster,
  'Code 128 of a parcel': parcel,
  'another app': app,
}

function receipt(random: Random): Scene {
  const paper = newSurface(700, 1300, random.pick([215, 235, 250]))
  drawWords(paper, random, 150, 60, 400, 44, 30)
  for (let top = 150; top < 1200; top += random.pick([34, 34, 48])) {
    drawWords(paper, random, 40, top, random.between(150, 420), 22, 40)
    drawDigits(paper, String(100 + random.below(99_900)), 560, top, 20, 40)
    if (random.chance(0.1)) fillRectangle(paper, 40, top + 27, 620, 3, 60)
  }
  return sceneOf(paper)
}

function product(random: Random): Scene {
  const box = newSurface(900, 1000, random.pick([60, 130, 190, 240]))
  for (let line = 0; line < 8; line += 1) {
    drawWords(box, random, 60, 60 + line * 60, random.between(200, 780), random.pick([24, 36]), 20)
  }
  // GS1 reserves the prefix 952 for examples.
  const { text, modules } = ean13(`952${String(100_000_000 + random.below(899_999_999))}`)
  const module = random.pick([3, 4, 6])
  fillRectangle(box, 90, 560, 113 * module, 330, 252)
  const place = { left: 90 + 11 * module, top: 580, module, ink: 12, height: 240 }
  drawBars(box, modules, place)
  drawDigits(box, text, place.left, 835, 25, 12)
  return { ...sceneOf(box), otherTexts: [text] }
}

function poster(random: Random): Scene {
  const sheet = newSurface(900, 1100, random.pick([120, 225, 250]))
  drawWords(sheet, random, 120, 80, 660, 60, 30)
  const text = `https://shop.example/table/${random.below(100)}?menu=${random.below(2 ** 31).toString(36)}`
  const modules = qr(text)
  const module = random.pick([10, 14, 18])
  const side = modules.size * module
  const left = (900 - side) / 2
  fillRectangle(sheet, left - 4 * module, 260, side + 8 * module, side + 8 * module, 252)
  drawQr(sheet, modules, { left, top: 260 + 4 * module, module, ink: 10 })
  return { ...sceneOf(sheet), otherTexts: [text] }
}

function parcel(random: Random): Scene {
  const label = newSurface(1000, 800, 245)
  const text = `RX${String(10_000_000 + random.below(89_999_999))}CN`
  const modules = code128(text)
  const left = Math.round((1000 - modules.length * 5) / 2)
  drawBars(label, modules, { left, top: 420, module: 5, ink: 20, height: 220 })
  for (let line = 0; line < 5; line += 1) drawWords(label, random, 60, 60 + line * 62, 700, 32, 25)
  return { ...sceneOf(label), otherTexts: [text] }
}

/** A chat, a page of icons, a list of payments: the phone before or after its payment page. */
function app(random: Random): Scene {
  const dark = random.chance(0.3)
  const [page, ink] = dark ? [20, 230] : [random.pick([235, 250]), 30]
  const { surface, screen } = phoneBody(random, page, ink)
  const icons = random.chance(0.4)
  for (let row = 0; row < 8; row += 1) {
    const top = screen.top + 130 + row * 170
    if (!icons) {
      fillRounded(surface, screen.left + 30, top, 90, 90, 20, 60 + random.below(180))
      drawWords(surface, random, screen.left + 150, top + 8, random.between(150, 500), 28, ink)
      drawWords(surface, random, screen.left + 150, top + 55, random.between(250, 540), 20, 130)
      continue
    }
    for (let column = 0; column < 4; column += 1) {
      const left = screen.left + 40 + (column * (screen.width - 80)) / 4
      fillRounded(surface, left, top, 110, 110, 28, 40 + random.below(200))
      fillRounded(
        surface,
        left + 30,
        top + 30,
        50,
        50,
        random.pick([6, 25]),
        20 + random.below(230),
      )
      drawWords(surface, random, left, top + 120, 110, 18, ink)
    }
  }
  return sceneOf(surface)
}

function sceneOf(surface: Surface): Scene {
  return {
    ...{ surface, codes: [], otherTexts: [] },
    middle: [surface.width / 2, surface.height / 2],
  }
}
