import type { ClaimAnswer } from '@paycode/core/adapter'
import { ledgerContract } from '@paycode/simulator'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { sqliteLedger } from '../src/index.ts'
import { holdLock } from './hold-lock.ts'
import { startClaimer } from './processes/start-claimer.ts'

jest.setTimeout(60_000)

const folder = temporaryFolder()
let file = ''
let files = 0

const open = () => sqliteLedger({ file, lockTimeoutMs: 400 })

const hold = () => holdLock(file).release

ledgerContract({
  test,
  open: () => {
    files += 1
    file = folder(`${files}.db`)
    return open()
  },
  reopen: open,
  claimElsewhere: async (fingerprint, terms) => {
    const claimers = await Promise.all(Array.from({ length: 4 }, () => startClaimer(file)))
    const names = Array.from({ length: 16 }, () => fingerprint)
    const answers = await Promise.all(claimers.map((claimer) => claimer.claim(names, terms)))
    await Promise.all(claimers.map((claimer) => claimer.stop()))
    return answers.flat() as ClaimAnswer[]
  },
  // The key is rotated in the key file, for all tills at once: there is no rotation till by till.
  otherKeys: { stranger: () => sqliteLedger({ file, keyFile: folder('stranger.key') }) },
  breakStore: hold,
  stallStore: hold,
})
