import { sentences } from '@paycode/core'
import { hidProblems, type ListedScanner } from '@paycode/hid/node'
import { serialProblems } from '@paycode/serial/node'
import type { PluggedIn, PortFacts } from './plugged-in.ts'

/** One finding of the doctor. */
export interface Finding {
  /** `note`: something that matters only to some users. */
  readonly verdict: 'ok' | 'problem' | 'note'
  readonly code: string
  readonly device?: string
  /** What to do about a problem; for a scanner that is ready, how to use it. */
  readonly cure: string
}

/** The findings about the connected scanners. */
export function findings({ hid, serial }: PluggedIn): Finding[] {
  const found = [
    ...('problem' in hid
      ? [
          {
            verdict: 'problem',
            code: hid.problem,
            cure: sentences(hidProblems[hid.problem], 'en'),
          } as const,
        ]
      : hid.devices.map(ofScanner)),
    ...('problem' in serial
      ? [
          {
            verdict: 'note',
            code: serial.problem,
            cure: sentences(serialProblems[serial.problem], 'en'),
          } as const,
        ]
      : serial.devices.flatMap(ofPort)),
  ]
  if (found.some(({ verdict }) => verdict !== 'note')) return found
  return [...found, { verdict: 'problem', code: 'no-scanner', cure: noScanner }]
}

const noScanner =
  'No scanner found. Plug one in and look at its light. One in keyboard mode whose maker is not known here still works: paycode scan, in a terminal.'

function ofScanner({ id, vendor, product, mode, isDenied }: ListedScanner): Finding {
  const device = [product ?? vendor ?? 'scanner', `(${id})`].join(' ')
  const problem = (
    code: keyof typeof hidProblems,
    cure = sentences(hidProblems[code], 'en'),
  ): Finding => ({
    ...{ verdict: 'problem', code, device, cure },
  })
  if (mode === 'keyboard') return problem('keyboard-mode', keyboardCure)
  if (isDenied) return problem('permission-denied')
  return { verdict: 'ok', code: 'ready', device, cure: 'paycode scan --input hid' }
}

const keyboardCure =
  'It types, as a keyboard does. That works in a terminal: paycode scan. To read it without keystrokes scan the setup bar code "USB HID POS" (or "HID bar code scanner") of its manual.'

/** A port that is not a USB device, or is one of another maker, gives no finding. */
function ofPort({ path, vendor, isDenied }: PortFacts): Finding[] {
  if (vendor === undefined) return []
  const device = `${vendor} (${path})`
  return isDenied
    ? [
        {
          ...{ verdict: 'problem', code: 'permission-denied', device },
          cure: sentences(serialProblems['permission-denied'], 'en'),
        },
      ]
    : [{ verdict: 'ok', code: 'ready', device, cure: `paycode scan --input serial:${path}` }]
}
