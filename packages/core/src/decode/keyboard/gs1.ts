/** The separator of GS1's fields, typed as Ctrl+]. */
export const groupSeparator = '\u001d'

/** AIM identifiers of GS1 symbols (GS1 General Specifications, 5.1). */
const gs1Identifiers: ReadonlySet<string> = new Set([']C1', ']e0', ']d2', ']Q3', ']J1'])

/**
 * The first two digits of the existing application identifiers (GS1 General Specifications, 3.2), followed by a field.
 */
const applicationIdentifier =
  /^(?:0[0-2]|1[0-35-7]|2[0-5]|3[0-79]|4[0-3]|7[0-2]|8[0-2]|9[0-9])[!-z]{2,}/

/** Whether a text with separators is a GS1 label: there separators are content, elsewhere they are a control key. */
export const isGs1 = (text: string, aim: string | undefined): boolean =>
  (aim !== undefined && gs1Identifiers.has(aim)) ||
  text.split(groupSeparator).every((field) => applicationIdentifier.test(field))
