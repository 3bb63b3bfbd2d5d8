import type { FoundDevice } from './hid-platform.ts'

const hex = (id: number): string => id.toString(16).padStart(4, '0')
const longestSerial = 40

/**
 * The id of a device: vendor, product and serial number. Devices that share all three are numbered in the order of their
 * arrival, and a free number is used again. The path is left out: the system gives it to the next device.
 */
export function deviceName(
  { vendorId, productId, serialNumber = '' }: Omit<FoundDevice, 'open'>,
  taken: ReadonlySet<string>,
): string {
  const serial = serialNumber
    .trim()
    .slice(0, longestSerial)
    .replace(/[^\w.-]/g, '_')
  const name = [hex(vendorId), hex(productId), ...(serial === '' ? [] : [serial])].join('-')
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name}#${number}`)) number += 1
  return `${name}#${number}`
}
