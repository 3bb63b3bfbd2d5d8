import { spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, closeSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { unreadMs } from '../../src/tty/unread-ms.ts'

let folder = ''
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'paycode-unread-'))))
afterAll(() => rmSync(folder, { recursive: true }))
const clock = { monotonic: () => 0, wall: () => 1_700_000_000_000 }

/** A file or pipe, with the ages of its last read and its last write. */
function opened(make: (path: string) => void, agoMs: { read: number; write: number }): number {
  const path = join(folder, 'stream')
  make(path)
  const secondsAgo = (ms: number): number => (clock.wall() - ms) / 1_000
  utimesSync(path, secondsAgo(agoMs.read), secondsAgo(agoMs.write))
  const fd = openSync(path, 'r+')
  const ms = unreadMs({ fd }, clock)
  closeSync(fd)
  rmSync(path)
  return ms
}

test('a file is as old as its last change', () => {
  const ms = opened((path) => writeFileSync(path, 'x'), { read: 1_000, write: 70_000 })
  expect(ms).toBe(70_000)
})

test('a pipe was unread since the last time', () => {
  const ms = opened((path) => spawnSync('mkfifo', [path]), { read: 70_000, write: 1_000 })
  expect(ms).toBe(70_000)
})

test('a clock that was set back makes nothing younger than now', () => {
  const ms = opened((path) => writeFileSync(path, 'x'), { read: 0, write: -70_000 })
  expect(ms).toBe(0)
})

test('of other streams nothing is known', () => {
  expect(unreadMs(new PassThrough(), clock)).toBe(0)
  expect(unreadMs({ fd: null }, clock)).toBe(0)
})
