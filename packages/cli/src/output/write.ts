import type { Shown } from './shown.ts'

/** Whether the output is a terminal: a person reads it, not a program. */
export const hasScreen = (): boolean => process.stdout.isTTY

/** Prints to stdout without adding a line end. */
export const writeOut = ({ text }: Shown): boolean => process.stdout.write(text)

/** Prints to stderr without adding a line end. */
export const writeError = ({ text }: Shown): boolean => process.stderr.write(text)
