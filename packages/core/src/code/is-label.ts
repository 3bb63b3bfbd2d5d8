import type { CodeRecogniser } from '@paycode/parameters'

/** GS1's application identifier of a pallet (SSCC), with and without the brackets that are printed under the bars. */
const pallet = /^(?:00|\(00\))(?<sscc>[0-9]{18})/
/** A medicine's or a tobacco's supervision code in China: 20 digits that begin with 8. */
const supervised = /^8[0-9]{19}$/

/** Whether a text says by its form that it is a label, although a payment code could be read into it. */
export function isLabel(text: string, codes: CodeRecogniser<string>): boolean {
  if (supervised.test(text)) return true
  const verdict = codes.recognise(pallet.exec(text)?.groups?.['sscc'])
  return verdict.ok && verdict.lookAlike === 'sscc-18'
}
