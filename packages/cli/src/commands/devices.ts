import colors from 'picocolors'
import { pluggedIn, type PluggedIn } from '../devices/plugged-in.ts'
import { LineOutput } from '../output.ts'
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
  if (process.stdout.isTTY) {
    for (const line of lines) process.stdout.write(`${rowOf(line)}\n`)
  } else {
    const output = new LineOutput(process.stdout)
    for (const line of lines) output.write(line)
  }
  if (lines.length > 0) return exitCodes.ok
  process.stderr.write('No scanner and no USB serial port is to be seen. Why: paycode doctor\n')
  return exitCodes.nothing
}

function linesOf({ hid, serial }: PluggedIn): DeviceLine[] {
  const scanners = 'devices' in hid ? hid.devices : []
  // A port that is no USB device says nothing of what is behind it.
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

const rowOf = ({ id, vendor, product, mode, denied }: DeviceLine): string =>
  [
    colors.bold(id.padEnd(24)),
    mode.padEnd(9),
    [vendor, product].filter(Boolean).join(' '),
    ...(denied ? [colors.red('no permission')] : []),
  ].join(' ')
