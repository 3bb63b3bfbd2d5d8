/**
 * The widths of bar, space, bar … of each symbol, in modules, by value (ISO/IEC 15417, table 1). In code set C the values 0 to 99 are
 * digit pairs; the check symbol may have any value from 0 to 102.
 */
const widths =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222' +
  '123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321' +
  '232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121' +
  '313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224' +
  '111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111' +
  '111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113' +
  '114311411113411311113141114131311141411131'

/** Modules of a symbol. It begins with a bar and ends with a space. */
export const symbolModules = 11

/** Bars and spaces of a symbol. */
const widthsASymbol = 6

const darknessOf = (runs: string): Uint8Array =>
  Uint8Array.from([...runs].flatMap((run, at) => Array<number>(Number(run)).fill(at % 2 ? 0 : 1)))

/** The modules of each symbol by value: dark is 1, light is 0. */
export const symbolPatterns: readonly Uint8Array[] = Array.from(
  { length: widths.length / widthsASymbol },
  (_, value) => darknessOf(widths.slice(value * widthsASymbol, (value + 1) * widthsASymbol)),
)

/** The start symbol of code set C. It counts 105 in the check sum. */
export const startC: Uint8Array = darknessOf('211232')
export const startCValue = 105

/** The stop symbol, with its final bar. */
export const stop: Uint8Array = darknessOf('2331112')

/** Digit pairs of a payment code. Their check symbol follows. */
export const pairs = 9
export const coded: number = pairs + 1

/** All modules of a code of 18 digits. */
export const codeModules: number = (1 + coded) * symbolModules + stop.length
