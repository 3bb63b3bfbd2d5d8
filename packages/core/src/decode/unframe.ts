import { symbologyOfAim, type Symbology } from './symbology.ts'

/** The content of a scan, freed from what the scanner put around it. */
export interface Unframed {
  readonly text: string
  readonly aim?: string
  readonly symbology?: Symbology
}

export const stx = '\u0002'
export const etx = '\u0003'
// Framing at the very edges only; inside they are left, and make the content illegal.
const framing = new RegExp(`^${stx}|${etx}$`, 'g')
const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]/

/**
 * Takes STX/ETX and a leading AIM identifier off a scan's content. Framing is the transport's business: the
 * rules of the code itself never trim. Nothing else is touched.
 */
export function unframe(received: string): Unframed {
  const inner = received.replace(framing, '')
  const aim = aimIdentifier.exec(inner)?.[0]
  if (aim === undefined) return { text: inner }
  const symbology = symbologyOfAim(aim)
  return { text: inner.slice(aim.length), aim, ...(symbology && { symbology }) }
}
