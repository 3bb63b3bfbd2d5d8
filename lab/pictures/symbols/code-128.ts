/** The widths of the patterns 0 … 105, six digits each, in the standard's order. */
const patterns =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
const widthsOf = patterns.split(' ')
const stop = '2331112'
const startB = 104
const startC = 105

/** Module by module, 1 is a bar. Digits in pairs go in set C, as every wallet shows them; the rest in set B. */
export function code128(text: string): Uint8Array {
  const values = [...valuesOf(text), checkSymbol(text)]
  const widths = values.map((value) => widthsOf[value]!).join('') + stop
  return modulesOf(Array.from(widths, Number))
}

export const checkSymbol = (text: string): number =>
  valuesOf(text).reduce((sum, value, at) => sum + value * Math.max(at, 1), 0) % 103

const valuesOf = (text: string): number[] =>
  /^(\d\d)+$/.test(text)
    ? [startC, ...text.match(/\d\d/g)!.map(Number)]
    : [startB, ...Array.from(text, (character) => character.charCodeAt(0) - 32)]

/** Widths of bars and spaces in turn, the first is a bar. */
export function modulesOf(widths: readonly number[]): Uint8Array {
  const modules: number[] = []
  widths.forEach((width, at) => {
    for (let module = 0; module < width; module += 1) modules.push(at % 2 === 0 ? 1 : 0)
  })
  return Uint8Array.from(modules)
}
