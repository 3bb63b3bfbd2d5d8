import { join } from 'node:path'
import { describeInVm } from '../../../../lab/vm/describe-in-vm.ts'
import { trialMs, trials } from './chromium.guest.ts'

describeInVm('WebHID in a browser, with devices that are real to the kernel', {
  module: join(__dirname, 'chromium.guest.ts'),
  trials,
  ...{ memoryMb: 4096, udev: true, timeoutMs: 580_000, trialMs },
  needs: ['udevd', 'chromium'],
})
