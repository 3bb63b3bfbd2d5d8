import { mask } from '@paycode/core/adapter'

/** A file's name as it may be shown. A scanner may have typed it: one with a code's length of digits in it is masked. */
export const shownName = (file: string): string => (/[0-9]{15}/.test(file) ? mask(file) : file)
