import { walletNames } from '@paycode/parameters'
import { parseTrace, TraceError } from '../../src/index.ts'

const header = '{"paycode-trace":1}'

/** The fault of a trace, as `line: message`. */
function faultOf(text: string): string {
  try {
    parseTrace(text)
  } catch (error) {
    if (error instanceof TraceError) return `${error.line}: ${error.message}`
    throw error
  }
  return 'none'
}

const event = (json: string): string => faultOf(`${header}\n${json}`)
const options = (json: string): string => faultOf(`{"paycode-trace":1,"options":${json}}`)

test('a prefix is any text for a keyboard, and ASCII where there is a serial port', () => {
  const lines = '{"paycode-trace":1,"options":{"prefix":"é"}}\n{"t":0,"type":"blur"}'
  expect(faultOf(lines)).toBe('none')
  expect(faultOf(`${lines}\n{"t":0,"type":"serial","device":"s","text":"1"}`)).toBe(
    '1: prefix and suffix must be ASCII where there is a serial port',
  )
})

const noWallet = `a wallet of accept must be one of ${walletNames.join(', ')}`

describe('the header', () => {
  test.each([
    ['nothing but a version', header, {}],
    ['no options', '{"paycode-trace":1,"options":{}}', {}],
    [
      'all options',
      '{"paycode-trace":1,"options":{"gate":"always-armed","region":"CN","accept":["wechat-pay","alipay","unionpay","emv-cpm"],"ledger":"durable"}}',
      {
        gate: 'always-armed',
        region: 'CN',
        accept: ['wechat-pay', 'alipay', 'unionpay', 'emv-cpm'],
        ledger: 'durable',
      },
    ],
    [
      'the other choices',
      '{"paycode-trace":1,"options":{"gate":"manual","ledger":"memory"}}',
      { gate: 'manual', ledger: 'memory' },
    ],
    [
      "the scanner's settings",
      '{"paycode-trace":1,"options":{"profile":"fast","prefix":"j","suffix":"","terminator":true}}',
      { profile: 'fast', prefix: 'j', suffix: '', terminator: true },
    ],
    [
      "a profile's numbers, and a serial terminator",
      '{"paycode-trace":1,"options":{"profile":{"slowMs":150},"terminator":"none"}}',
      { profile: { slowMs: 150 }, terminator: 'none' },
    ],
  ])('with %s', (_, text, expected) => {
    expect(parseTrace(text)).toStrictEqual({ options: expected, events: [] })
  })

  const wanted = 'the first line must be {"paycode-trace":1,"options":{…}}'
  test.each([
    ['', '1: the trace is empty'],
    ['\n \r\n\t\n', '1: the trace is empty'],
    ['{}', `1: ${wanted}`],
    ['{"paycode-trace":2}', `1: ${wanted}`],
    ['{"paycode-trace":"1"}', `1: ${wanted}`],
    ['{"t":0,"type":"end"}', `1: ${wanted}`],
    ['\n\n{"t":0,"type":"end"}', `3: ${wanted}`],
    ['[1]', '1: a line must be an object'],
    ['null', '1: a line must be an object'],
    ['"x"', '1: a line must be an object'],
    ['{"paycode-trace":1', '1: this is not JSON (SyntaxError)'],
  ])('%j is not a trace', (text, fault) => {
    expect(faultOf(text)).toBe(fault)
  })

  test.each([
    ['[]', 'options must be an object'],
    ['"x"', 'options must be an object'],
    ['{"gate":"open"}', 'gate must be one of manual, always-armed'],
    ['{"gate":true}', 'gate must be one of manual, always-armed'],
    ['{"gate":null}', 'gate must be one of manual, always-armed'],
    ['{"region":"cn"}', 'region must be two capital letters (ISO 3166-1 alpha-2)'],
    ['{"region":"CHN"}', 'region must be two capital letters (ISO 3166-1 alpha-2)'],
    ['{"region":86}', 'region must be two capital letters (ISO 3166-1 alpha-2)'],
    ['{"accept":[]}', 'accept must be a list of wallets'],
    ['{"accept":"alipay"}', 'accept must be a list of wallets'],
    ['{"accept":["cash"]}', noWallet],
    ['{"accept":["alipay",1]}', noWallet],
    ['{"ledger":"disk"}', 'ledger must be one of memory, durable'],
    ['{"profile":"slow"}', 'profile must be one of auto, fast, bluetooth'],
    ['{"profile":1}', 'profile must be an object'],
    ['{"profile":{"slowMs":"1"}}', 'the numbers of profile must be numbers'],
    ['{"profile":{"slow":1}}', 'profile has no number "slow"'],
    ['{"prefix":1}', 'prefix must be a text'],
    ['{"suffix":null}', 'suffix must be a text'],
    ['{"terminator":"cr"}', 'terminator must be one of true, false, auto, none'],
    ['{"speed":"fast"}', 'unknown option "speed"'],
    ['{"gate":"manual","freshness":"1"}', 'unknown option "freshness"'],
  ])('options %s: %s', (json, fault) => {
    expect(options(json)).toBe(`1: ${fault}`)
  })
})

describe('events', () => {
  test('each type, with its fields', () => {
    const lines = [
      '{"t":0,"type":"keydown","key":"1","code":"Digit1","keyCode":49,"shiftKey":true,"ctrlKey":true,"altKey":true,"metaKey":true,"repeat":true,"isTrusted":false,"location":3}',
      '{"t":4,"d":5.5,"type":"keyup","key":"1"}',
      '{"t":5,"type":"blur"}',
      '{"t":6,"type":"focus"}',
      '{"t":7,"type":"arm","order":"A-1"}',
      '{"t":8,"type":"disarm"}',
      '{"t":9,"type":"wall-clock","shiftMs":-3600000}',
      '{"t":10,"type":"sleep","ms":0}',
      '{"t":-11,"type":"restart"}',
      '{"t":12,"type":"end"}',
    ]
    const keydown = { key: '1', code: 'Digit1', keyCode: 49, location: 3 }
    const flags = { shiftKey: true, ctrlKey: true, altKey: true, metaKey: true, repeat: true }
    expect(parseTrace([header, ...lines].join('\n')).events).toStrictEqual([
      {
        ...{ line: 2, t: 0, d: 0, type: 'keyboard' },
        keystroke: { type: 'keydown', at: 0, ...keydown, ...flags, isTrusted: false },
      },
      { line: 3, t: 4, d: 5.5, type: 'keyboard', keystroke: { type: 'keyup', at: 4, key: '1' } },
      { line: 4, t: 5, d: 5, type: 'keyboard', keystroke: { type: 'blur', at: 5 } },
      { line: 5, t: 6, d: 6, type: 'keyboard', keystroke: { type: 'focus', at: 6 } },
      { line: 6, t: 7, d: 7, type: 'arm', order: 'A-1' },
      { line: 7, t: 8, d: 8, type: 'disarm' },
      { line: 8, t: 9, d: 9, type: 'wall-clock', shiftMs: -3_600_000 },
      { line: 9, t: 10, d: 10, type: 'sleep', ms: 0 },
      { line: 10, t: -11, d: -11, type: 'restart' },
      { line: 11, t: 12, d: 12, type: 'end' },
    ])
  })

  test('a key without key, code or keyCode has none, as in a browser', () => {
    const { events } = parseTrace(`${header}\n{"t":0,"type":"keydown"}`)
    expect(events).toStrictEqual([
      { line: 2, t: 0, d: 0, type: 'keyboard', keystroke: { type: 'keydown', at: 0 } },
    ])
  })

  const keyFields: [string, string][] = [
    ...['key', 'code'].map((name): [string, string] => [name, 'string']),
    ...['shiftKey', 'ctrlKey', 'altKey', 'metaKey', 'repeat', 'isTrusted'].map(
      (name): [string, string] => [name, 'boolean'],
    ),
    ...['keyCode', 'location'].map((name): [string, string] => [name, 'number']),
  ]
  const values: Record<string, string> = {
    ...{ string: '"1"', boolean: 'true', number: '1' },
    ...{ null: 'null', object: '{}', array: '["1"]' },
  }

  describe.each(keyFields)('%s', (name, type) => {
    test.each(['keydown', 'keyup'])(`of a %s is a ${type} or absent`, (what) => {
      expect(event(`{"t":0,"type":"${what}","${name}":${values[type]}}`)).toBe('none')
      const wrong = Object.entries(values).filter(([other]) => other !== type)
      for (const [, value] of wrong) {
        const fault = event(`{"t":0,"type":"${what}","${name}":${value}}`)
        expect(fault).toBe(`2: ${name} must be a ${type}`)
      }
    })
  })

  test.each([
    ['{"type":"blur"}', 't must be a number (milliseconds)'],
    ['{"t":"0","type":"blur"}', 't must be a number (milliseconds)'],
    ['{"t":null,"type":"blur"}', 't must be a number (milliseconds)'],
    ['{"t":1e999,"type":"blur"}', 't must be a number (milliseconds)'],
    ['{"t":0,"d":"0","type":"blur"}', 'd must be a number (milliseconds)'],
    ['{"t":0,"d":null,"type":"blur"}', 'd must be a number (milliseconds)'],
    ['{"t":0,"d":-1e999,"type":"blur"}', 'd must be a number (milliseconds)'],
    ['{"t":0,"type":"arm"}', 'arm needs an order'],
    ['{"t":0,"type":"arm","order":""}', 'arm needs an order'],
    ['{"t":0,"type":"arm","order":1}', 'arm needs an order'],
    ['{"t":0,"type":"wall-clock"}', 'shiftMs must be a number (milliseconds)'],
    ['{"t":0,"type":"wall-clock","shiftMs":"1"}', 'shiftMs must be a number (milliseconds)'],
    ['{"t":0,"type":"sleep"}', 'ms must be a number (milliseconds)'],
    ['{"t":0,"type":"sleep","ms":true}', 'ms must be a number (milliseconds)'],
    ['{"t":0,"type":"sleep","ms":-1}', 'ms must not be negative'],
    ['{"t":0}', 'an event must have a type'],
    ['{"t":0,"type":1}', 'an event must have a type'],
    ['{"t":0,"type":"keypress"}', 'unknown event type "keypress"'],
    ['{"t":0,"type":"KeyDown"}', 'unknown event type "KeyDown"'],
    ['{"t":0,"type":"constructor"}', 'unknown event type "constructor"'],
    ['{"t":0,"type":"__proto__"}', 'unknown event type'],
    ['{"t":0,"type":""}', 'unknown event type'],
    [`{"t":0,"type":"${'x'.repeat(41)}"}`, 'unknown event type'],
    ['{"paycode-trace":1}', 't must be a number (milliseconds)'],
    ['[]', 'a line must be an object'],
    ['17', 'a line must be an object'],
    ['{"t":0,"type":"blur"} {"t":1,"type":"focus"}', 'this is not JSON (SyntaxError)'],
    ['{"t":0,"type":"blur"', 'this is not JSON (SyntaxError)'],
    ["{'t':0}", 'this is not JSON (SyntaxError)'],
  ])('%s: %s', (json, fault) => {
    expect(event(json)).toBe(`2: ${fault}`)
  })

  test.each(['beforeinput', 'input', 'compositionstart', 'compositionupdate', 'compositionend'])(
    '%s is read with what it says',
    (type) => {
      const said = { inputType: 'insertText', data: '1', isTrusted: false }
      const text = `${header}\n${JSON.stringify({ t: 5, type, ...said })}`
      expect(parseTrace(text).events).toEqual([
        { line: 2, t: 5, d: 5, type: 'keyboard', keystroke: { type, at: 5, ...said } },
      ])
    },
  )

  test('the data of a change without text is null in a browser, and absent here', () => {
    const json = '{"t":5,"type":"input","inputType":"deleteContentBackward","data":null}'
    expect(parseTrace(`${header}\n${json}`).events).toMatchObject([
      { keystroke: { type: 'input', at: 5, inputType: 'deleteContentBackward' } },
    ])
    expect(event(json.replace('null', '7'))).toBe('2: data must be a string')
  })

  test('a frame names its picture, relative to the trace', () => {
    const frame = (image: unknown) => event(JSON.stringify({ t: 0, type: 'frame', image }))
    const json = '{"t":7,"type":"frame","image":"pictures/../phone.png"}'
    expect(parseTrace(`${header}\n${json}`).events).toMatchObject([
      { line: 2, t: 7, type: 'frame', image: 'pictures/../phone.png' },
    ])
    const fault = '2: image must be the path of a picture, relative to the trace'
    const wrong = [undefined, null, 7, '', '/a.png', '\\\\a.png', 'C:\\a.png', 'http://a.b/c.png']
    for (const image of wrong) expect(frame(image)).toBe(fault)
  })
})

describe('devices', () => {
  const open = '{"t":0,"type":"hid-open","device":"a","vendorId":3118,"productId":4103}'
  const after = (json: string): string => faultOf(`${header}\n${open}\n${json}`)

  test('the descriptor of an HID device decides how its reports are read', () => {
    const keyboard = open.replace('4103', '4103,"protocol":"boot-keyboard"')
    const report = '{"t":9,"type":"hid","device":"a","hex":"02 12 5D"}'
    const close = '{"t":20,"type":"hid-close","device":"a"}'
    const { events } = parseTrace([header, open, report, close, keyboard, report].join('\n'))
    const ids = { vendorId: 3118, productId: 4103 }
    const hid = { type: 'hid', at: 9, device: 'a' }
    expect(events.map((one) => 'event' in one && one.event)).toEqual([
      { type: 'hid-open', at: 0, device: 'a', ...ids, protocol: 'pos' },
      { ...hid, reportId: 2, data: Uint8Array.of(0x12, 0x5d) },
      { type: 'hid-close', at: 20, device: 'a' },
      { type: 'hid-open', at: 0, device: 'a', ...ids, protocol: 'boot-keyboard' },
      { ...hid, reportId: 0, data: Uint8Array.of(2, 0x12, 0x5d) },
    ])
  })

  test('a descriptor is read, and kept', () => {
    const descriptor = '05 8c 09 02 a1 01 85 05 75 08 95 01 05 01 09 3b 81 02 c0'
    const { events } = parseTrace(
      `${header}\n${open.replace('4103', `4103,"descriptor":"${descriptor}"`)}`,
    )
    expect(events).toMatchObject([
      { event: { fields: [{ reportId: 5, offset: 0, size: 8, count: 1, usages: [0x01003b] }] } },
    ])
  })

  test('serial bytes as text are UTF-8, or they are hex', () => {
    const lines = [
      '{"t":1,"type":"serial","device":"s","text":"1码%\\r"}',
      '{"t":2,"type":"serial","device":"s","hex":"31 0d"}',
    ]
    const { events } = parseTrace([header, ...lines].join('\n'))
    expect(events).toMatchObject([
      { t: 1, device: 's', bytes: Uint8Array.of(0x31, 0xe7, 0xa0, 0x81, 0x25, 0x0d) },
      { t: 2, device: 's', bytes: Uint8Array.of(0x31, 0x0d) },
    ])
  })

  test.each([
    ['{"t":0,"type":"hid-open","vendorId":1,"productId":1}', 'device must be a name'],
    [
      '{"t":0,"type":"hid-open","device":"a","productId":1}',
      'vendorId must be a number from 0 to 65535',
    ],
    [
      '{"t":0,"type":"hid-open","device":"a","vendorId":65536,"productId":1}',
      'vendorId must be a number from 0 to 65535',
    ],
    [
      '{"t":0,"type":"hid-open","device":"a","vendorId":1,"productId":1.5}',
      'productId must be a number from 0 to 65535',
    ],
    [
      '{"t":0,"type":"hid-open","device":"a","vendorId":1,"productId":1,"protocol":"x"}',
      'protocol must be one of pos, boot-keyboard',
    ],
    [
      '{"t":0,"type":"hid-open","device":"a","vendorId":1,"productId":1,"descriptor":"05"}',
      'descriptor is no whole report descriptor',
    ],
    [
      '{"t":0,"type":"hid-open","device":"a","vendorId":1,"productId":1,"descriptor":7}',
      'descriptor must be bytes in hex, as "02 12 5D"',
    ],
    ['{"t":0,"type":"hid","device":"b","hex":"02"}', 'there is no hid-open of this device before'],
    ['{"t":0,"type":"hid","device":"a","hex":"0"}', 'hex must be bytes in hex, as "02 12 5D"'],
    ['{"t":0,"type":"hid","device":"a"}', 'hex must be bytes in hex, as "02 12 5D"'],
    ['{"t":0,"type":"hid-close"}', 'device must be a name'],
    ['{"t":0,"type":"serial","text":"1"}', 'device must be a name'],
    ['{"t":0,"type":"serial","device":"s"}', 'serial needs text or hex'],
    ['{"t":0,"type":"serial","device":"s","text":"1","hex":"31"}', 'serial needs text or hex'],
    ['{"t":0,"type":"serial","device":"s","text":1}', 'text must be a string'],
    ['{"t":0,"type":"serial","device":"s","text":"\\ud800"}', 'text has half a character in it'],
    ['{"t":0,"type":"serial","device":"s","hex":"3 1"}', 'hex must be bytes in hex, as "02 12 5D"'],
  ])('%s: %s', (json, fault) => {
    expect(after(json)).toBe(`3: ${fault}`)
  })
})

describe('lines', () => {
  const lines = [header, '{"t":0,"type":"blur"}', '{"t":1,"type":"focus"}']

  test.each([
    ['LF', lines.join('\n')],
    ['LF and a last one', `${lines.join('\n')}\n`],
    ['CRLF', `${lines.join('\r\n')}\r\n`],
    ['blank lines between', lines.join('\n \n\t\r\n')],
    ['a byte order mark', `\uFEFF${lines.join('\n')}`],
    ['white space around', lines.map((line) => `  ${line}\t`).join('\n')],
  ])('with %s are read', (_, text) => {
    const { events } = parseTrace(text)
    expect(events.map(({ t }) => t)).toEqual([0, 1])
  })

  test.each([
    ['LF', '\n', 4],
    ['CRLF', '\r\n', 4],
    ['blank lines between', '\n\n', 7],
    ['blank CRLF lines between', '\r\n\r\n', 7],
  ])('are counted from 1 with %s', (_, lineEnd, line) => {
    expect(faultOf([...lines, '{"t":2}'].join(lineEnd))).toBe(`${line}: an event must have a type`)
  })

  test('the first one that is wrong is the one that is reported', () => {
    expect(faultOf('{}\n}')).toMatch(/^1:/)
    expect(faultOf(`{"paycode-trace":1,"options":[]}\n}`)).toMatch(/^1:/)
    expect(faultOf(`${header}\n{"t":0}\n}`)).toMatch(/^2:/)
    expect(faultOf(`${header}\n}\n{"t":0}`)).toMatch(/^2:/)
  })
})

test('a fault is a TraceError with a code, a line and nothing that quotes the trace', () => {
  let fault: unknown
  try {
    parseTrace('{"134567890123456789')
  } catch (error) {
    fault = error
  }
  expect(fault).toBeInstanceOf(TraceError)
  expect(fault).toMatchObject({ name: 'TraceError', code: 'malformed-trace', line: 1 })
  expect((fault as Error).cause).toBeUndefined()
})
