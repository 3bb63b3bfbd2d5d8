import { mkdirSync, writeFileSync } from 'node:fs'
import { temporaryFolder } from '../../../../lab/temporary-folder.ts'
import { readDescriptor } from '../../src/node/read-descriptor.ts'
import { watchDev } from '../../src/node/watch-dev.ts'
import { nodeSystem } from '../../src/node/node-system.ts'

const folder = temporaryFolder()

const put = (path: string, bytes: Uint8Array): void => {
  mkdirSync(folder(path, '..'), { recursive: true })
  writeFileSync(folder(path), bytes)
}

test('a report descriptor is where the kernel shows it, of hidraw and of libusb', async () => {
  put('class/hidraw/hidraw3/device/report_descriptor', Uint8Array.of(1, 2))
  put('bus/usb/devices/1-2.1:1.0/0003:0C2E:0B61.0007/report_descriptor', Uint8Array.of(3))
  const read = async (path: string) => {
    const bytes = await readDescriptor(path, folder())
    return bytes && [...bytes]
  }
  expect(await read('/dev/hidraw3')).toEqual([1, 2])
  expect(await read('1-2.1:1.0')).toEqual([3])
  expect(await read('/dev/hidraw4')).toBeUndefined()
  expect(await read('1-3:1.0')).toBeUndefined()
  expect(await read('/dev/../hidraw3')).toBeUndefined()
  expect(await read('IOService:/AppleACPIPlatformExpert')).toBeUndefined()
})

test('what comes and goes in /dev is said, if it is an HID device', async () => {
  const { changes$, isWatching } = watchDev('linux', folder())
  expect(isWatching).toBe(true)
  const seen = new Promise((resolve) => {
    const subscription = changes$.subscribe((file) => {
      subscription.unsubscribe()
      resolve(file)
    })
  })
  writeFileSync(folder('tty7'), '')
  writeFileSync(folder('hidraw7'), '')
  expect(await seen).toBe('hidraw7')
})

test('where nothing can be watched nothing is said, and no error', () => {
  let said = 0
  watchDev('linux', folder('nowhere'))
    .changes$.subscribe(() => (said += 1))
    .unsubscribe()
  expect(watchDev('win32').isWatching).toBe(false)
  expect(said).toBe(0)
})

test('a file that this user may open is not denied, and one that is not there neither', async () => {
  const { isDenied } = nodeSystem()
  expect(await isDenied(folder())).toBe(false)
  expect(await isDenied(folder('nothing'))).toBe(false)
})

test('node-hid has what is used of it', async () => {
  const hid = await nodeSystem().load()
  expect(typeof hid.devicesAsync).toBe('function')
  expect(typeof hid.HIDAsync.open).toBe('function')
  expect(typeof hid.setDriverType).toBe('function')
})
