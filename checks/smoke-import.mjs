// Every entry of every built package loads in plain Node, by import and by require, with its names in place.
// jest runs from source and reads CommonJS kindly, so it cannot find that out.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { conclude } from './lib/conclude.mjs'
import { publicPackages } from './lib/workspace-packages.mjs'

const names = {
  '@paycode/parameters': [
    'parseAuthCode',
    'recognisePaymentCode',
    'checkNotifyUrl',
    'comparePayers',
  ],
  '@paycode/core': ['readyCodes', 'manualInput', 'memoryLedger', 'CodeTakenError'],
  '@paycode/core/adapter': ['scannerInput', 'decodeHid', 'decodeKeystrokes', 'decodeSerial'],
  '@paycode/keyboard-wedge': ['keyboardWedge', 'pageKeystrokes'],
  '@paycode/keyboard-wedge/electron': ['electronWedge'],
  '@paycode/keyboard-wedge/tty': ['terminalInput', 'lineInput'],
  '@paycode/ledger-indexeddb': ['indexedDbLedger'],
  '@paycode/ledger-redis': ['redisLedger'],
  '@paycode/ledger-sqlite': ['sqliteLedger', 'rotateLedgerKey', 'inspectLedgerFile'],
  '@paycode/camera': ['camera', 'cameraTroubles'],
  '@paycode/reader': [
    'paymentFrameReader',
    'readStill',
    'zxingWasmDecoder',
    'zxingJsDecoder',
    'paymentCode128',
    'DecoderError',
  ],
  '@paycode/hid/node': ['hidScanner', 'hidEvents', 'udevRules'],
  '@paycode/hid/web': ['webHidScanner'],
  '@paycode/serial/node': ['serialScanner', 'serialPorts', 'serialEvents'],
  '@paycode/serial/web': ['webSerialScanner'],
  '@paycode/simulator/testing': ['virtualTime', 'settled', 'watchInput', 'madeUpCode', 'w1'],
  '@paycode/simulator': [
    'simulatedSerialBus',
    'simulatedHidBus',
    'simulatedScanner',
    'replayTrace',
    'ledgerContract',
    'scannerInputContract',
  ],
}

const entries = publicPackages().flatMap(({ name, folder, manifest }) =>
  Object.entries(manifest.exports)
    // What is no module has no conditions.
    .filter(([, target]) => typeof target === 'object')
    .map(([path, target]) => ({ entry: join(name, path), file: join(folder, target.default) })),
)

const require = createRequire(import.meta.url)
const problems = []
for (const { entry, file } of entries) {
  try {
    const imported = await import(pathToFileURL(file))
    const required = require(file)
    const expected = names[entry] ?? []
    if (expected.length === 0) problems.push(`${entry}: add a few of its names to smoke-import.mjs`)
    for (const name of expected) {
      if (!(name in imported)) problems.push(`${entry} does not export ${name}`)
      else if (imported[name] !== required[name]) problems.push(`${entry} has two ${name}`)
    }
  } catch (error) {
    problems.push(`${entry} does not load: ${error.message}`)
  }
}
const built = new Set(entries.map(({ entry }) => entry))
for (const entry of Object.keys(names)) {
  if (!built.has(entry)) problems.push(`${entry} is not exported by any package`)
}

conclude(problems, entries.map(({ entry }) => entry).join(', '))
