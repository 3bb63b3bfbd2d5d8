import { hidVendors } from '@paycode/core/adapter'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { udevRules } from '../../src/node/index.ts'

test('the committed rules are those of the table: npx pnpm@12 udev-rules writes them', () => {
  const file = join(__dirname, '..', '..', 'udev', '60-paycode-hid.rules')
  expect(readFileSync(file, 'utf8')).toBe(udevRules())
})

test('every vendor of the table has its rules', () => {
  for (const id of hidVendors.flatMap(({ vendorIds }) => vendorIds)) {
    const hex = id.toString(16).padStart(4, '0')
    expect(udevRules()).toContain(`KERNEL=="hidraw*", ATTRS{idVendor}=="${hex}"`)
    expect(udevRules()).toContain(`SUBSYSTEM=="usb", ATTR{idVendor}=="${hex}"`)
  }
})
