import { pluggedIn, type PluggedIn } from '../devices/plugged-in.ts'
import { LineOutput } from '../output/line-output.ts'
import { shown, type Shown } from '../output/shown.ts'
import { bold, red } from '../output/styles.ts'
import { hasScreen, writeError, writeOut } from '../output/write.ts'
import { parseArguments } from '../parse-arguments.ts'
import { exitCodes, UsageError } from '../usage.ts'

interface DeviceLine {
  readonly input: 'hid' | 'serial'
  readonly id: string
  readonly vendor?: string | undefined
  readonly product?: string | undefined
  readonly mode: 'hid-pos' | 'keyboard' | 'serial'
  readonly path: string
  readonly denied: boolean
}

/** `paycode devices`. */
export async function devices(args: readonly string[]): Promise<number> {
  const { positionals } = parseArguments(args, {})
  if (positionals.length > 0) throw new UsageError('devices takes no values')
  const lines = linesOf(await pluggedIn())
  if (hasScreen()) {
    for (const line of lines) writeOut(rowOf(line))
  } else {
    const output = new LineOutput()
    for (const line of lines) output.write(line)
  }
  if (lines.length > 0) return exitCodes.ok
  writeError(shown`No scanner and no USB serial port found. Why: paycode doctor\n`)
  return exitCodes.nothing
}

function linesOf({ hid, serial }: PluggedIn): DeviceLine[] {
  const scanners = 'devices' in hid ? hid.devices : []
  // A port that is not a USB device is left out: nothing shows what is connected to it.
  const all = 'devices' in serial ? serial.devices : []
  const ports = all.filter(({ vendorId }) => vendorId !== undefined)
  return [
    ...scanners.map(({ id, vendor, product, mode, path, isDenied: denied }): DeviceLine => {
      return { input: 'hid', id, vendor, product, mode, path, denied }
    }),
    ...ports.map(({ path, vendor, manufacturer, isDenied: denied }): DeviceLine => {
      return {
        input: 'serial',
        id: path,
        vendor,
        product: manufacturer,
        mode: 'serial',
        path,
        denied,
      }
    }),
  ]
}

function rowOf({ id, vendor, product, mode, denied }: DeviceLine): Shown {
  const name = [vendor, product].filter(Boolean).join(' ')
  const trouble = denied ? shown` ${red('no permission')}` : ''
  return shown`${bold(id.padEnd(24))} ${mode.padEnd(9)} ${name}${trouble}\n`
}
