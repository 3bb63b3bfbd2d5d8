import { readPaymentCode128 } from '../../src/code-128/read-payment-code-128.ts'
import { addCode, develop } from './draw-code-128.ts'

const [width, height] = [320, 110]

/** The codes that are read where something covers a part of a code's bars. */
function textsUnder(text: string, blur: number, cover: { from: number; wide: number }): string[] {
  const scene = { text, width, height, pitch: 1.9, blur, noise: 3 }
  const light = new Float32Array(width * height).fill(0.1)
  addCode(light, scene)
  const covered = light.map((value, at) => {
    const aside = (at % width) - cover.from
    return aside >= 0 && aside < cover.wide ? 0.02 : value
  })
  return readPaymentCode128(develop(covered, scene)).map((code) => code.text)
}

describe('what covers a symbol, and leaves another that the check symbol allows', () => {
  // Found by search: with half the margin, each of these is read wrongly.
  test.each([
    ['120022138601384308', 0.68, { from: 186, wide: 34 }],
    ['126078425480202643', 0.94, { from: 172, wide: 18 }],
  ])('%s', (text, blur, cover) => {
    expect(textsUnder(text, blur, cover)).toEqual([])
  })
})
