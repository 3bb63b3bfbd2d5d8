import { join } from 'node:path'
import { describeInVm } from '../../vm/describe-in-vm.ts'
import { trials } from './virtual-devices.guest.ts'

describeInVm('virtual devices', {
  module: join(__dirname, 'virtual-devices.guest.ts'),
  trials,
  timeoutMs: 90_000,
})
