import { join } from 'node:path'
import { describeInVm } from '../../../../lab/vm/describe-in-vm.ts'
import { trials } from './command.guest.ts'

describeInVm('the command with devices that are real to the kernel', {
  module: join(__dirname, 'command.guest.ts'),
  trials,
  timeoutMs: 400_000,
  trialMs: 150_000,
})
