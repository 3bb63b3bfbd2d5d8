import type { ReportField, WebHidCollection } from '@paycode/core/adapter'

const lists = { input: 'inputReports', output: 'outputReports', feature: 'featureReports' } as const

/** The collections that WebHID would report for a device with these fields: one, padding included. */
export function collectionsOf(fields: readonly ReportField[]): WebHidCollection[] {
  const application = fields[0]?.application ?? 0
  const collection: Record<string, unknown> = {
    usagePage: application >>> 16,
    usage: application & 0xffff,
    children: [],
  }
  for (const [kind, list] of Object.entries(lists)) {
    const ofKind = fields.filter((field) => field.kind === kind)
    const ids = [...new Set(ofKind.map(({ reportId }) => reportId))]
    collection[list] = ids.map((reportId) => ({
      reportId,
      items: itemsOf(ofKind.filter((field) => field.reportId === reportId)),
    }))
  }
  return [collection]
}

function itemsOf(fields: readonly ReportField[]): object[] {
  let end = 0
  return fields.flatMap(({ offset, size, count, usages, isArray }) => {
    const gap = offset - end
    end = offset + size * count
    const padding = { isConstant: true, reportSize: 1, reportCount: gap }
    const item = { isConstant: false, isArray, usages, reportSize: size, reportCount: count }
    return gap > 0 ? [padding, item] : [item]
  })
}
