// A separate process that rotates a ledger's key again and again, and sends the number of successful rotations.
import { rotateLedgerKey } from '@paycode/ledger-sqlite'

const { times, ...files } = JSON.parse(process.argv[2])
for (let done = 0; done < times;) {
  try {
    rotateLedgerKey(files)
    done += 1
  } catch (error) {
    if (!/is being rotated/.test(error.message)) throw error
  }
}
process.send(times)
