// Every function and class of every door: those with options, each with a name that is misspelt, and those without.

export type Callable = (...values: readonly unknown[]) => unknown

export interface Factory {
  readonly door: string
  readonly name: string
  /** A misspelt option, and the one that is meant. */
  readonly wrong: string
  readonly near: string
  /** Calls the factory with these options, and with whatever stands before them. */
  readonly call: (factory: Callable, options: object) => unknown
}

/** A function, or a class as a function that makes one. */
export function callable(value: unknown): Callable {
  if (typeof value !== 'function') throw new Error('there is no such export')
  const isClass = String(value).startsWith('class ')
  return (...values) =>
    isClass ? Reflect.construct(value, values) : Reflect.apply(value, undefined, values)
}

type Row = readonly [name: string, wrong: string, near: string, ...before: readonly unknown[]]

const of = (door: string, ...rows: readonly Row[]): Factory[] =>
  rows.map(([name, wrong, near, ...before]) => ({
    ...{ door, name, wrong, near },
    call: (factory, options) => factory(...before, options),
  }))

const frame = { data: new Uint8Array(1), width: 1, height: 1 }
const redis = { call: async () => 'OK' }
const key = { type: 'keydown', at: 0, key: '1' }

export const factories: readonly Factory[] = [
  ...of(
    '@paycode/parameters',
    ['checkNotifyUrl', 'requireHttp', 'requireHttps', ''],
    ['codeRecogniser', 'walets', 'wallets'],
    ['checkOutTradeNo', 'apis', 'api', ''],
    ['defineWallet', 'length', 'lengths'],
    ['newOutTradeNo', 'prefixes', 'prefix'],
    ['parseAuthCode', 'merchantregion', 'merchantRegion', ''],
    ['recognisePaymentCode', 'enabled', 'enable', ''],
  ),
  ...of(
    '@paycode/core',
    ['defineWallet', 'length', 'lengths'],
    ['hmacFingerprinter', 'curent', 'current'],
    ['manualInput', 'ids', 'id'],
    ['memoryLedger', 'maxclaims', 'maxClaims'],
    ['pushInput', 'kin', 'kind'],
    ['readyCodes', 'legder', 'ledger', []],
  ),
  ...of(
    '@paycode/core/adapter',
    ['claimOnce', 'retainMS', 'retainMs'],
    ['decodeFrames', 'sourse', 'source'],
    ['decodeHid', 'shceduler', 'scheduler'],
    ['decodeKeystrokes', 'acceptpaste', 'acceptPaste'],
    ['decodeSerial', 'idle', 'idleMs'],
    ['groupCommit', 'comit', 'commit'],
    ['holdDuplicates', 'isarmed', 'isArmed'],
    ['limitRefusals', 'holdms', 'holdMs'],
    ['KeystrokeDecoder', 'proflie', 'profile'],
    ['recogniseCodes', 'acept', 'accept'],
    ['Sightings', 'hold', 'holdMs'],
  ),
  ...of('@paycode/camera', ['camera', 'resoluton', 'resolution']),
  ...of(
    '@paycode/reader',
    ['paymentCode128', 'prefix', 'prefixes'],
    ['paymentFrameReader', 'budget', 'budgetMs'],
    ['readPaymentCode128', 'regoin', 'region', frame],
    ['readStill', 'decoder', 'decoders', frame],
    ['zxingWasmDecoder', 'wasmURL', 'wasmUrl'],
  ),
  ...of(
    '@paycode/hid/node',
    ['hidEvents', 'exclusiv', 'exclusive'],
    ['hidScanner', 'readKeyboard', 'readKeyboards'],
  ),
  ...of('@paycode/hid/web', ['webHidScanner', 'redirects', 'redirect']),
  ...of('@paycode/keyboard-wedge', ['keyboardWedge', 'targets', 'target']),
  ...of('@paycode/keyboard-wedge/electron', ['electronWedge', 'isreading', 'isReading', {}]),
  ...of(
    '@paycode/keyboard-wedge/tty',
    ['lineInput', 'pase', 'pace', process.stdin],
    ['terminalInput', 'acceptpaste', 'acceptPaste'],
    ['terminalKeystrokes', 'oninterrupt', 'onInterrupt'],
  ),
  ...of('@paycode/ledger-indexeddb', ['indexedDbLedger', 'timeout', 'timeoutMs']),
  ...of('@paycode/ledger-redis', ['redisLedger', 'mercant', 'merchant', redis]),
  ...of(
    '@paycode/ledger-sqlite',
    ['inspectLedgerFile', 'keyfile', 'keyFile'],
    ['pruneLedgerFile', 'nwo', 'now'],
    ['rotateLedgerKey', 'fiel', 'file'],
    ['sqliteLedger', 'lockTimeout', 'lockTimeoutMs'],
  ),
  ...of(
    '@paycode/serial/node',
    ['serialEvents', 'baudrate', 'baudRate'],
    ['serialScanner', 'pathh', 'path'],
  ),
  ...of('@paycode/serial/web', ['webSerialScanner', 'ubs', 'usb']),
  ...of(
    '@paycode/simulator',
    ['ledgerContract', 'reopens', 'reopen'],
    ['replayTrace', 'readPictures', 'readPicture', { options: {}, events: [] }, () => {}],
    ['scannerInputContract', 'creat', 'create'],
    ['simulatedCamera', 'clok', 'clock'],
    ['simulatedHidBus', 'hasDescriptor', 'hasDescriptors'],
    ['simulatedScanner', 'sourse', 'source'],
    ['simulatedWallet', 'sead', 'seed'],
    ['traceHeader', 'gates', 'gate'],
    ['traceLine', 'delivered', 'deliveredAt', key, 0],
  ),
  ...of('@paycode/simulator/testing', ['virtualTime', 'wallat', 'wallAt']),
]

const none = (door: string, ...names: readonly string[]): string[] =>
  names.map((name) => `${door} ${name}`)

/** What takes no options. A new export stands here or above. */
export const withoutOptions: readonly string[] = [
  ...none('@paycode/parameters', 'checkOptionNames', 'comparePayers', 'isOpenidRequired'),
  ...none('@paycode/parameters', 'PlatformError', 'walletByShape'),
  ...none(
    '@paycode/core',
    'CodeCancelledError',
    'CodeExpiredError',
    'CodeTakenError',
    'LedgerError',
    'sentences',
  ),
  ...none(
    '@paycode/core/adapter',
    ...[
      'agreeOnKeys',
      'checkClaim',
      'checkOptionNames',
      'fieldsOfCollections',
      'Heartbeat',
      'hidVendorOf',
      'isPaymentShaped',
    ],
    ...[
      'isRejection',
      'KeyWait',
      'LedgerWatch',
      'LineSplitter',
      'manualGate',
      'mask',
      'numbersReports',
    ],
    ...['parseDescriptor', 'passGate', 'readLine', 'refuseExpired', 'refuseUsed', 'Retry'],
    ...['scannerInput', 'schedulerClock', 'splitReport', 'strokeOf', 'symbologyOfAim'],
  ),
  ...none('@paycode/core', 'TillClosedError'),
  ...none('@paycode/core/adapter', 'filledWords', 'ProblemError', 'problemOf'),
  ...none('@paycode/reader', 'blockTensors', 'DecoderError', 'zxingJsDecoder'),
  ...none('@paycode/hid/node', 'HidError', 'listScanners', 'udevRules'),
  ...none('@paycode/keyboard-wedge', 'pageKeystrokes'),
  ...none('@paycode/serial/node', 'SerialError', 'serialPorts'),
  ...none(
    '@paycode/simulator',
    ...['byteScrubber', 'digitScrubber', 'HidLines', 'keyReportsOf', 'parseTrace', 'reportsOf'],
    ...['serialLine', 'simulatedSerialBus', 'NotOpenError', 'TraceError'],
  ),
  ...none(
    '@paycode/simulator/testing',
    'madeUpCode',
    'madeUpWords',
    'settled',
    'statusLine',
    'watchInput',
  ),
]
