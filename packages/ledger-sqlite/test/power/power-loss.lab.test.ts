import { describeWith } from '../../../../lab/describe-with.ts'
import { temporaryFolder } from '../../../../lab/temporary-folder.ts'
import { claims, losePower, powerLossMs, powerLossNeeds } from './lose-power.ts'

describeWith(powerLossNeeds, 'a ledger on a machine that loses its power', () => {
  const folder = temporaryFolder()

  test(
    'loses no claim that it has acknowledged',
    async () => {
      const { acknowledged, lost } = await losePower(folder())
      expect(acknowledged).toBe(claims)
      expect(lost).toEqual([])
    },
    powerLossMs,
  )
})
