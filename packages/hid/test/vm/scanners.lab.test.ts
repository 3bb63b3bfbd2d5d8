import { join } from 'node:path'
import { describeInVm } from '../../../../lab/vm/describe-in-vm.ts'
import { trials } from './scanners.guest.ts'

describeInVm('HID scanners that are real to the kernel', {
  module: join(__dirname, 'scanners.guest.ts'),
  trials,
  timeoutMs: 400_000,
  trialMs: 150_000,
})
