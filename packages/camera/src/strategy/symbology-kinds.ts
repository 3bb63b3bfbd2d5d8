import type { Symbology } from '@paycode/core'

const grids: readonly Symbology[] = ['qr', 'data-matrix', 'aztec', 'pdf417']

/** Symbologies with edges in two directions. */
export const gridsOf = (symbologies: readonly Symbology[]): Symbology[] =>
  symbologies.filter((symbology) => grids.includes(symbology))

/** Symbologies of bars. */
export const barsOf = (symbologies: readonly Symbology[]): Symbology[] =>
  symbologies.filter((symbology) => !grids.includes(symbology))
