import { fstatSync } from 'node:fs'
import type { Clock } from '@paycode/core/adapter'

/**
 * How long a stream may have gone unread, in ms. Bytes that wait in it may be that old. The system keeps the time of the last
 * read of a terminal (to 8 s) and of a pipe (without a read, of its creation), and of the last write of a file (fstat(2),
 * inode(7)). For sockets and other streams it is unknown, and the result is 0.
 */
export function unreadMs(stream: object, clock: Clock): number {
  const fd: unknown = Reflect.get(stream, 'fd')
  if (typeof fd !== 'number') return 0
  const stats = fstatSync(fd)
  if (stats.isFile()) return Math.max(0, clock.wall() - stats.mtimeMs)
  const isQueue = stats.isFIFO() || stats.isCharacterDevice()
  return isQueue ? Math.max(0, clock.wall() - stats.atimeMs) : 0
}
