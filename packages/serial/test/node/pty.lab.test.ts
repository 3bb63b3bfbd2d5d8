import { existsSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { setTimeout as rest } from 'node:timers/promises'
import { w1, w2, type WatchedInput, watchInput } from '@paycode/simulator/testing'
import { describeWith } from '../../../../lab/describe-with.ts'
import { findProgram } from '../../../../lab/find-program.ts'
import { spawnLeashed, type Leashed } from '../../../../lab/spawn-leashed.ts'
import { temporaryFolder } from '../../../../lab/temporary-folder.ts'
import { serialScanner } from '../../src/node/index.ts'

// serialport itself, on a real pseudo-terminal: a scanner's pace is real time here.
jest.setTimeout(60_000)

const freshAfterMs = 350

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_000 && !isSo(); tries += 1) await rest(10)
}

describeWith(['socat'], 'serialport on a pseudo-terminal', () => {
  const folder = temporaryFolder()
  let near = ''
  let far = ''
  let cable: Leashed
  let gun: FileHandle
  let till: WatchedInput

  async function plug(): Promise<void> {
    const ends = [near, far].map((link) => `pty,raw,echo=0,link=${link}`)
    cable = spawnLeashed(findProgram('socat') ?? '', ends)
    await until(() => existsSync(near) && existsSync(far))
    gun = await open(far, 'w')
  }

  async function unplug(): Promise<void> {
    await gun.close()
    await cable.stop()
    await until(() => !existsSync(near))
  }

  beforeAll(() => {
    near = folder('near')
    far = folder('far')
  })

  const send = (text: string): Promise<unknown> => gun.write(text)

  beforeEach(async () => {
    await plug()
    till = watchInput(serialScanner({ path: near }))
    await until(() => till.states.at(-1) === 'open')
    await rest(freshAfterMs)
  })

  afterEach(async () => {
    till.stop()
    await unplug()
  })

  test('one byte a chunk', async () => {
    for (const byte of `${w1}\r\n`) {
      await send(byte)
      await rest(2)
    }
    await until(() => till.shorts.length > 0)
    expect(till.shorts).toEqual([w1])
  })

  test('50 codes in one chunk', async () => {
    const codes = Array.from({ length: 50 }, (_, place) => `${w1.slice(0, 16)}${10 + place}`)
    await send(codes.map((code) => `${code}\r`).join(''))
    await until(() => till.shorts.length >= 50)
    expect(till.shorts).toEqual(codes)
  })

  test('CR and LF in two chunks', async () => {
    await send(`${w1}\r`)
    await rest(40)
    await send(`\n${w2}\r\n`)
    await until(() => till.shorts.length >= 2)
    await rest(40)
    expect(till.shorts).toEqual([w1, w2])
  })

  test('200 ms between codes', async () => {
    await send(`${w1}\r`)
    await rest(200)
    await send(`${w2}\r`)
    await until(() => till.shorts.length >= 2)
    expect(till.shorts).toEqual([w1, w2])
  })

  test('the port torn away in a scan, and back', async () => {
    await send(w1.slice(0, 9))
    await rest(50)
    await unplug()
    await until(() => till.states.at(-1) === 'lost no-port')
    expect(till.shorts).toEqual(['(incomplete)'])
    await plug()
    await until(() => till.states.at(-1) === 'open')
    await rest(freshAfterMs)
    await send(`${w2}\r`)
    await until(() => till.shorts.length >= 2)
    expect(till.shorts).toEqual(['(incomplete)', w2])
  })

  test('a second till gets no port that the first has', async () => {
    const second = watchInput(serialScanner({ path: near }))
    await until(() => second.states.includes('unavailable port-in-use'))
    expect(second.states.at(-1)).toBe('unavailable port-in-use')
    second.stop()
  })

  test('a missing port, and a path that is not a port', async () => {
    for (const [path, state] of [
      [folder('nothing'), 'lost no-port'],
      ['/dev/null', 'unavailable no-serial-port'],
    ] as const) {
      const other = watchInput(serialScanner({ path }))
      await until(() => other.states.length > 2)
      expect(other.states.at(-1)).toBe(state)
      other.stop()
    }
  })
})
