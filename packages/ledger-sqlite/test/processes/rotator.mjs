// A process of its own that gives a ledger a new key, over and over; tells how often it could.
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
