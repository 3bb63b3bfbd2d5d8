// A separate process with an open ledger: it claims the names that it receives, all at once, and answers in order.
import { sqliteLedger } from '@paycode/ledger-sqlite'

const ledger = sqliteLedger({ file: process.argv[2], lockTimeoutMs: 5_000 })

async function answer({ names, terms }) {
  const claims = names.map((name) => ledger.claim([name], terms).catch((error) => error.code))
  process.send(await Promise.all(claims))
}

async function leave() {
  await ledger.close()
  process.exit()
}

process.on('message', (question) => void answer(question))
process.on('disconnect', () => void leave())
process.send(ledger.fingerprinter.fingerprints('134579302432164181'))
