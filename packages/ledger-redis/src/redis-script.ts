import { createHash } from 'node:crypto'
import type { Send } from './redis-client.ts'

export interface RedisScript {
  readonly text: string
  /** A server that has run the script before knows it by this hash. */
  readonly sha1: string
}

export const redisScript = (text: string): RedisScript => ({
  text,
  sha1: createHash('sha1').update(text).digest('hex'),
})

/**
 * Runs a script atomically (https://redis.io/docs/latest/commands/evalsha/). A server that does not know it gets its
 * text.
 */
export async function runScript(
  send: Send,
  { text, sha1 }: RedisScript,
  keys: readonly string[],
  args: readonly string[] = [],
): Promise<unknown> {
  const rest = [String(keys.length), ...keys, ...args]
  try {
    return await send('EVALSHA', sha1, ...rest)
  } catch (error) {
    if (!String(Reflect.get(Object(error), 'message')).startsWith('NOSCRIPT')) throw error
    return send('EVAL', text, ...rest)
  }
}
