import type { ReportField } from '../../input/hid-event.ts'

/** The part of WebHID's `HIDReportItem` that gives positions. */
interface WebHidItem {
  readonly isConstant?: boolean
  readonly isArray?: boolean
  readonly isRange?: boolean
  readonly usages?: readonly number[]
  readonly usageMinimum?: number
  readonly usageMaximum?: number
  readonly reportSize?: number
  readonly reportCount?: number
}

interface WebHidReport {
  readonly reportId?: number
  readonly items?: readonly WebHidItem[]
}

/** The part of WebHID's `HIDCollectionInfo` that gives positions. */
export interface WebHidCollection {
  readonly usagePage?: number
  readonly usage?: number
  readonly children?: readonly WebHidCollection[]
  readonly inputReports?: readonly WebHidReport[]
  readonly outputReports?: readonly WebHidReport[]
  readonly featureReports?: readonly WebHidReport[]
}

const lists = { input: 'inputReports', output: 'outputReports', feature: 'featureReports' } as const
const kinds = ['input', 'output', 'feature'] as const
const maxUsages = 4_096

/** The fields that `HIDDevice.collections` declares, with their positions. */
export function fieldsOfCollections(
  collections: readonly WebHidCollection[],
): readonly ReportField[] {
  return collections.flatMap((collection) => {
    const application = ((collection.usagePage ?? 0) * 0x1_0000 + (collection.usage ?? 0)) >>> 0
    return kinds.flatMap((kind) =>
      [...reportsOf(collection, kind)].flatMap(([reportId, items]) =>
        fieldsOf(items, { kind, reportId, application }),
      ),
    )
  })
}

/**
 * The items of each report. A browser may list the items of child collections in the parent, or only in the children.
 * Whichever lists more bits of a report lists it completely.
 */
function reportsOf(
  collection: WebHidCollection,
  kind: ReportField['kind'],
): ReadonlyMap<number, readonly WebHidItem[]> {
  const ofChildren = new Map<number, readonly WebHidItem[]>()
  for (const child of collection.children ?? []) {
    for (const [id, items] of reportsOf(child, kind)) {
      ofChildren.set(id, [...(ofChildren.get(id) ?? []), ...items])
    }
  }
  const own = (collection[lists[kind]] ?? []).map(
    ({ reportId = 0, items = [] }) => [reportId, items] as const,
  )
  const reports = new Map(ofChildren)
  for (const [id, items] of own) {
    if (bitsOf(items) >= bitsOf(ofChildren.get(id) ?? [])) reports.set(id, items)
  }
  return reports
}

const bitsOf = (items: readonly WebHidItem[]): number =>
  items.reduce((bits, { reportSize = 0, reportCount = 0 }) => bits + reportSize * reportCount, 0)

function fieldsOf(
  items: readonly WebHidItem[],
  of: Pick<ReportField, 'kind' | 'reportId' | 'application'>,
): ReportField[] {
  let offset = 0
  const fields: ReportField[] = []
  for (const item of items) {
    const { reportSize: size = 0, reportCount: count = 0, isArray = false } = item
    const field = { ...of, offset, size, count, usages: usagesOf(item), isArray }
    if (item.isConstant !== true) fields.push(field)
    offset += size * count
  }
  return fields
}

function usagesOf({ isRange, usages = [], usageMinimum, usageMaximum }: WebHidItem): number[] {
  if (isRange !== true || usageMinimum === undefined || usageMaximum === undefined) {
    return [...usages]
  }
  const length = Math.min(maxUsages, Math.max(0, usageMaximum - usageMinimum + 1))
  return Array.from({ length }, (_, place) => usageMinimum + place)
}
