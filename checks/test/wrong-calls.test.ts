import { join, resolve } from 'node:path'

const packages = resolve(__dirname, '../../packages')

/** Calls an export of a package the way that a caller without types may. */
async function call(file: string, name: string, values: readonly unknown[]): Promise<unknown> {
  const names = (await import(join(packages, file))) as Record<string, unknown>
  const factory = names[name]
  if (typeof factory !== 'function') throw new Error(`there is no ${name}`)
  return Reflect.apply(factory, undefined, values)
}

const redis = { call: async () => 'OK' }

/** What is called, with what, and a part of the message that says what was expected. */
const wrong: readonly (readonly [file: string, name: string, values: unknown[], said: string])[] = [
  ['ledger-sqlite/src', 'sqliteLedger', [], "sqliteLedger({ file: 'data/ledger.db' })"],
  ['ledger-sqlite/src', 'sqliteLedger', [null], 'options must be an object'],
  ['ledger-sqlite/src', 'sqliteLedger', ['a.db'], 'options must be an object'],
  ['ledger-sqlite/src', 'sqliteLedger', [{ file: 7 }], 'file must be the path of a file'],
  ['ledger-sqlite/src', 'sqliteLedger', [{ file: ':memory:' }], 'use memoryLedger()'],
  ['ledger-sqlite/src', 'inspectLedgerFile', [], 'now: Date.now()'],
  ['ledger-sqlite/src', 'inspectLedgerFile', [{ file: 'a.db' }], 'now must be a time'],
  ['ledger-sqlite/src', 'pruneLedgerFile', ['a.db'], 'now: Date.now()'],
  ['ledger-sqlite/src', 'rotateLedgerKey', [], "rotateLedgerKey({ file: 'data/ledger.db' })"],
  ['ledger-redis/src', 'redisLedger', [], 'client must be one of ioredis or node-redis'],
  ['ledger-redis/src', 'redisLedger', ['redis://'], 'client must be one of ioredis or node-redis'],
  ['ledger-redis/src', 'redisLedger', [redis], "{ merchant: 'shop-1', key }"],
  ['ledger-redis/src', 'redisLedger', [redis, { merchant: 7 }], 'merchant must be a name'],
  ['ledger-redis/src', 'redisLedger', [redis, { merchant: 'a' }], 'at least 32 bytes'],
  ['ledger-indexeddb/src', 'indexedDbLedger', [], 'Call it in the browser'],
  ['ledger-indexeddb/src', 'indexedDbLedger', [null], 'options must be an object'],
  ['ledger-indexeddb/src', 'indexedDbLedger', [{ name: 7 }], 'name must be a name'],
  ['serial/src/node', 'serialScanner', [], "serialScanner({ path: '/dev/ttyACM0' })"],
  ['serial/src/node', 'serialScanner', ['/dev/ttyACM0'], "({ path: '/dev/ttyACM0' })"],
  ['serial/src/node', 'serialScanner', [{ path: 7 }], 'path must be the path of a port'],
  ['serial/src/node', 'serialScanner', [{ usb: 7 }], 'vendorId: 0x0c2e'],
  ['serial/src/node', 'serialScanner', [{ usb: { vendorId: '0c2e' } }], 'vendorId: 0x0c2e'],
  ['serial/src/node', 'serialEvents', [null], "serialEvents({ path: '/dev/ttyACM0' })"],
  ['serial/src/node', 'serialPorts', ['/dev'], 'load must be a function'],
  ['serial/src/web', 'webSerialScanner', [], 'Call it in the browser'],
  ['hid/src/node', 'hidScanner', [null], 'options must be an object'],
  ['hid/src/node', 'hidScanner', [{ id: 7 }], 'id must be a name'],
  ['hid/src/node', 'hidScanner', [{ system: 'linux' }], 'system must be a machine'],
  ['hid/src/node', 'listScanners', ['linux'], 'system must be a machine'],
  ['hid/src/web', 'webHidScanner', [], 'Call it in the browser'],
  ['keyboard-wedge/src', 'keyboardWedge', [], 'Call it in the browser'],
  ['keyboard-wedge/src', 'keyboardWedge', ['document'], 'options must be an object'],
  ['keyboard-wedge/src', 'pageKeystrokes', [], 'Call it in the browser'],
  ['keyboard-wedge/src/electron', 'electronWedge', [], 'electronWedge(window.webContents)'],
  ['keyboard-wedge/src/tty', 'lineInput', [], 'lineInput(process.stdin)'],
  ['keyboard-wedge/src/tty', 'terminalInput', [null], 'options must be an object'],
  ['camera/src', 'camera', [], 'Call it in the browser'],
  ['reader/src', 'paymentFrameReader', [], 'decoders: [paymentCode128()]'],
  ['reader/src', 'paymentFrameReader', [{ now: () => 0 }], 'decoders must be a list'],
  ['reader/src', 'readStill', [{}], 'decoders: [paymentCode128()]'],
  ['core/src/adapter', 'decodeKeystrokes', [{ profile: 'quick' }], 'auto, fast, bluetooth'],
  ['core/src/adapter', 'decodeSerial', ['auto'], 'options must be an object'],
  ['simulator/src', 'ledgerContract', [], 'open: () => memoryLedger()'],
  ['simulator/src', 'scannerInputContract', [{}], 'test must be a function'],
  ['simulator/src', 'simulatedScanner', ['gun'], 'options must be an object'],
]

test.each(wrong)('%s: %s(%j) says what was expected', async (file, name, values, said) => {
  const wrongly = async (): Promise<unknown> => call(file, name, values)
  await expect(wrongly()).rejects.toThrow(TypeError)
  await expect(wrongly()).rejects.toThrow(said)
})

test('a profile that the bus does not have is answered with those that it has', async () => {
  const bus = (await call('simulator/src', 'simulatedHidBus', [])) as {
    plug: (options: object) => void
  }
  expect(() => bus.plug({ profile: 'nosuch' })).toThrow(
    new TypeError('plug: profile must be one of: keyboard, honeywell, zebra, newland, plain.'),
  )
  expect(() => bus.plug({ profil: 'zebra' })).toThrow('Did you mean "profile"?')
})
