import type { Language } from '@paycode/core'

/** The till takes at most this amount in one sale, in fen. */
const maxFen = 5_000_000

const amountShape = /^(\d{1,6})(?:\.(\d{0,2}))?$|^\.(\d{1,2})$/

/** The amount in fen, or `undefined` if the text is no amount from 0.01 to 50 000.00. A comma counts as a decimal point. */
export function parseAmount(text: string): number | undefined {
  const parts = amountShape.exec(text.trim().replace(/^¥\s*/, '').replace(',', '.'))
  if (!parts) return undefined
  const [, yuan = '0', fraction = parts[3] ?? ''] = parts
  const fen = Number(yuan) * 100 + Number(fraction.padEnd(2, '0'))
  return fen >= 1 && fen <= maxFen ? fen : undefined
}

const formats = {
  en: new Intl.NumberFormat('en', asYuan()),
  zh: new Intl.NumberFormat('zh-CN', asYuan()),
} satisfies Record<Language, Intl.NumberFormat>

export const showAmount = (fen: number, language: Language): string =>
  formats[language].format(fen / 100)

function asYuan(): Intl.NumberFormatOptions {
  return { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' }
}
