import type { Shown } from './shown.ts'

/** Whether a person looks at the output, and not a program. */
export const hasScreen = (): boolean => process.stdout.isTTY

/** Prints on stdout, without a line end of its own. */
export const writeOut = ({ text }: Shown): boolean => process.stdout.write(text)

/** Prints on stderr, without a line end of its own. */
export const writeError = ({ text }: Shown): boolean => process.stderr.write(text)
