import type { CodeRecogniser } from '@paycode/parameters'

/** GS1's application identifier of a pallet (SSCC), with and without the brackets that are printed under the bars. */
const pallet = /^(?:00|\(00\))(?<sscc>[0-9]{18})/
/** A supervision code of a medicine or of tobacco in China: 20 digits that begin with 8. */
const supervised = /^8[0-9]{19}$/

/** Whether the form of a text marks it as a label, although it could be read as a payment code. */
export function isLabel(text: string, codes: CodeRecogniser<string>): boolean {
  if (supervised.test(text)) return true
  const verdict = codes.recognise(pallet.exec(text)?.groups?.['sscc'])
  return verdict.ok && verdict.lookAlike === 'sscc-18'
}
