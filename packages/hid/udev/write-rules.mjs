// Writes the udev rules from the vendor table: npx pnpm@12 udev-rules
import { writeFileSync } from 'node:fs'
import { udevRules } from '@paycode/hid/node'

writeFileSync(new URL('60-paycode-hid.rules', import.meta.url), udevRules())
