import { temporaryFolder } from '../../../../lab/temporary-folder.ts'
import { sqliteLedger } from '../../src/index.ts'
import { killLoop } from './kill-loop.ts'

/** Number of kills; `test:kill` sets 200. */
const kills = Number(process.env['PAYCODE_KILLS'] ?? 10)

jest.setTimeout(120_000 + kills * 30_000)

const folder = temporaryFolder()

test(`${kills} times kill -9: what was acknowledged is refused, nothing is given twice`, async () => {
  const file = folder('ledger.db')
  const open = () => sqliteLedger({ file })
  const report = await killLoop({ file, kills, random: Math.random, open })
  if (process.env['PAYCODE_KILLS'] !== undefined) {
    process.stderr.write(`${report.kills} kills, ${report.acknowledged} claims acknowledged\n`)
  }
  expect({ ...report, acknowledged: report.acknowledged > kills }).toEqual({
    ...{ kills: kills + 3, acknowledged: true, twice: [], lost: [], complaints: [] },
  })
})
