import { DeviceEvents, serialBytesOf } from './device-events.ts'
import { TraceError } from './trace-error.ts'
import type { Trace, TraceEvent } from './trace-event.ts'
import { numberOf, objectOf, quoted, type Fields } from './trace-fields.ts'
import { checkSerialText, optionsOf } from './trace-options.ts'

/**
 * Reads a trace: one JSON object a line, first the header. Blank lines are skipped.
 * @throws {TraceError} at the first line that violates the format.
 */
export function parseTrace(text: string): Trace {
  const lines = text
    .split('\n')
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((line) => line.text !== '')
  const [first, ...rest] = lines
  if (!first) throw new TraceError(1, 'the trace is empty')
  const header = parse(first.text, first.line)
  if (header['paycode-trace'] !== 1) {
    throw new TraceError(first.line, 'the first line must be {"paycode-trace":1,"options":{…}}')
  }
  const options = optionsOf(header['options'] ?? {}, first.line)
  const devices = new DeviceEvents()
  const events = rest.map(({ line, text: json }) => eventOf(parse(json, line), line, devices))
  if (events.some(({ type }) => type === 'serial')) checkSerialText(options, first.line)
  return { options, events }
}

function parse(json: string, line: number): Fields {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    // The parser's message quotes the line, which may contain a code, so it is not passed on.
    throw new TraceError(
      line,
      `this is not JSON (${error instanceof Error ? error.name : 'error'})`,
    )
  }
  return objectOf(value, line, 'a line')
}

function eventOf(fields: Fields, line: number, devices: DeviceEvents): TraceEvent {
  const { type } = fields
  const t = numberOf(fields, 't', line)
  const times = { line, t, d: fields['d'] === undefined ? t : numberOf(fields, 'd', line) }
  switch (type) {
    case 'keydown':
    case 'keyup':
      return { ...times, type: 'keyboard', keystroke: { type, at: t, ...keyOf(fields, line) } }
    case 'beforeinput':
    case 'input':
    case 'compositionstart':
    case 'compositionupdate':
    case 'compositionend':
      return { ...times, type: 'keyboard', keystroke: { type, at: t, ...textOf(fields, line) } }
    case 'blur':
    case 'focus':
      return { ...times, type: 'keyboard', keystroke: { type, at: t } }
    case 'hid-open':
      return { ...times, type: 'hid', event: devices.open(fields, t, line) }
    case 'hid':
      return { ...times, type, event: devices.report(fields, t, line) }
    case 'hid-close':
      return { ...times, type: 'hid', event: devices.close(fields, t, line) }
    case 'serial':
      return { ...times, type, ...serialBytesOf(fields, line) }
    case 'frame':
      return { ...times, type, image: imageOf(fields, line) }
    case 'arm':
      return { ...times, type, order: orderOf(fields, line) }
    case 'disarm':
    case 'restart':
    case 'end':
      return { ...times, type }
    case 'wall-clock':
      return { ...times, type, shiftMs: numberOf(fields, 'shiftMs', line) }
    case 'sleep':
      return { ...times, type, ms: durationOf(fields, 'ms', line) }
    default:
      throw new TraceError(line, whyNot(type))
  }
}

function whyNot(type: unknown): string {
  if (typeof type !== 'string') return 'an event must have a type'
  return `unknown event type${quoted(type)}`
}

function durationOf(fields: Fields, name: string, line: number): number {
  const value = numberOf(fields, name, line)
  if (value >= 0) return value
  throw new TraceError(line, `${name} must not be negative`)
}

/** The picture's name must be relative, so that a trace and its pictures can be moved together. */
function imageOf({ image }: Fields, line: number): string {
  if (typeof image === 'string' && image !== '' && !/^([/\\]|[A-Za-z][A-Za-z+.-]*:)/.test(image)) {
    return image
  }
  throw new TraceError(line, 'image must be the path of a picture, relative to the trace')
}

function orderOf(fields: Fields, line: number): string {
  const { order } = fields
  if (typeof order === 'string' && order !== '') return order
  throw new TraceError(line, 'arm needs an order')
}

type FieldType = 'string' | 'boolean' | 'number'

const keyFields = [
  ...(['key', 'code'] as const).map((name) => [name, 'string'] as const),
  ...(['shiftKey', 'ctrlKey', 'altKey', 'metaKey', 'repeat', 'isTrusted'] as const).map(
    (name) => [name, 'boolean'] as const,
  ),
  ...(['keyCode', 'location'] as const).map((name) => [name, 'number'] as const),
]
const textFields = [
  ['inputType', 'string'],
  ['data', 'string'],
  ['isTrusted', 'boolean'],
] as const

const keyOf = (fields: Fields, line: number): object => picked(fields, keyFields, line)

/** Reads the text of an input event. A browser's `data` is null where an event inserts no text. */
function textOf({ data, ...fields }: Fields, line: number): object {
  return picked(data === null ? fields : { ...fields, data }, textFields, line)
}

/** The checked fields of an event. A missing field stays absent, as it can be in a browser. */
function picked(
  fields: Fields,
  wanted: readonly (readonly [name: string, type: FieldType])[],
  line: number,
): object {
  const present = wanted.filter(([name]) => fields[name] !== undefined)
  const wrong = present.find(([name, type]) => typeof fields[name] !== type)
  if (wrong) throw new TraceError(line, `${wrong[0]} must be a ${wrong[1]}`)
  return Object.fromEntries(present.map(([name]) => [name, fields[name]]))
}
