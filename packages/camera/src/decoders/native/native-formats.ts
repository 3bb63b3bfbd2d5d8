import type { Symbology } from '@paycode/core'

/** The browser's names, and ours. It does not tell a GS1-128 from a Code 128. */
const rows: readonly (readonly [format: string, symbology: Symbology])[] = [
  ['code_128', 'code-128'],
  ['qr_code', 'qr'],
  ['ean_13', 'ean-upc'],
  ['ean_8', 'ean-upc'],
  ['upc_a', 'ean-upc'],
  ['upc_e', 'ean-upc'],
  ['data_matrix', 'data-matrix'],
  ['pdf417', 'pdf417'],
  ['aztec', 'aztec'],
  ['code_39', 'code-39'],
  ['codabar', 'codabar'],
  ['code_93', 'code-93'],
  ['itf', 'itf'],
]

export const symbologyOfFormat = (format: string): Symbology | undefined =>
  rows.find(([name]) => name === format)?.[1]

/** Never empty, which a browser takes for all that it knows. */
export const formatsOfSymbologies = (
  symbologies: readonly Symbology[],
  supported: readonly string[],
): string[] =>
  rows
    .filter(([format, symbology]) => symbologies.includes(symbology) && supported.includes(format))
    .map(([format]) => format)
