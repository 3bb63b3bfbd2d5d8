// Proves that the power test can fail, for `test:power`. It starts the machine twice more.
import { join } from 'node:path'
import { describeWith } from '../../../../lab/describe-with.ts'
import { temporaryFolder } from '../../../../lab/temporary-folder.ts'
import { claims, losePower, powerLossMs, powerLossNeeds } from './lose-power.ts'

describeWith(powerLossNeeds, 'a ledger that does not wait for the disk', () => {
  const folder = temporaryFolder()

  test(
    'loses claims that it has acknowledged',
    async () => {
      // Changed only in the guest's file layer; the file on this machine stays unchanged.
      const built = join(__dirname, '../../dist/store/open-ledger-database.js')
      const hasty = `sed -i 's/synchronous = FULL/synchronous = NORMAL/w /run/changed' '${built}'; test -s /run/changed || exit 1`
      const { acknowledged, lost } = await losePower(folder(), hasty)
      expect(acknowledged).toBe(claims)
      expect(lost).not.toEqual([])
    },
    powerLossMs,
  )
})
