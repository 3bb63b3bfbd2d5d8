import { LedgerError, type LedgerProblem } from '@paycode/core'

type Words = readonly [code: LedgerProblem, message: string, cure: string]

const away: Words = [
  'ledger-unreachable',
  'the Redis server of the ledger cannot be reached',
  'Look whether the server runs and the network is up. Claims go on by themselves when it answers again.',
]
const notAllowed: Words = [
  'ledger-unreachable',
  'the Redis server does not let this client in',
  'Look after user and password: the client needs EVAL, EVALSHA, GET, SET, EXISTS and INFO; with `wait` also CLIENT ID and WAIT.',
]

/** What a server says by the first word of an error (https://redis.io/docs/latest/develop/reference/protocol-spec/). */
const wordsOfServer: Readonly<Record<string, Words>> = {
  OOM: [
    'ledger-full',
    'the Redis server is out of memory',
    'Give it more memory (maxmemory). It forgets no claim to make room, and takes none.',
  ],
  READONLY: [
    'ledger-read-only',
    'this Redis server is a replica',
    'Lead the client to the primary (Sentinel, or the address that follows it).',
  ],
  MISCONF: [
    'ledger-unreachable',
    'the Redis server cannot write to its disk',
    'Make room on its disk, or look after it.',
  ],
  NOAUTH: notAllowed,
  NOPERM: notAllowed,
  WRONGPASS: notAllowed,
  NOREPLICAS: [
    'ledger-unreachable',
    'too few replicas of the Redis server are there',
    'Look after the replicas, or after min-replicas-to-write.',
  ],
  WRONGTYPE: [
    'ledger-damaged',
    'something else is kept under the names of the ledger',
    'Give the ledger a merchant name of its own, or a database of its own.',
  ],
}

/** What went wrong, in the ledger's own words. Wrong use is given back as it is. */
export function redisErrorOf(error: unknown): unknown {
  if (error instanceof LedgerError || error instanceof TypeError) return error
  const first = /^[A-Z]+/.exec(messageOf(error))?.[0] ?? ''
  const [code, message, cure] = wordsOfServer[first] ?? away
  // The cause stays out: clients write the command, and so the fingerprint, and the address into it.
  return new LedgerError(code, message, { cure })
}

const messageOf = (error: unknown): string => {
  const message: unknown = Reflect.get(Object(error), 'message')
  return typeof message === 'string' ? message : ''
}
