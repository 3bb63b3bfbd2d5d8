import { isExecutable } from '../find-program.ts'

/** WebKitGTK's own small browser, which lies beside its library. */
export function findMiniBrowser(): string | undefined {
  return ['x86_64', 'aarch64']
    .map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
    .find(isExecutable)
}
