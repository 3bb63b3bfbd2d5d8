import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the lab keeps what is dear to get: by the XDG base directory rules, so that it may be deleted at any time. */
export const cacheFolder = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'paycode-lab',
)
