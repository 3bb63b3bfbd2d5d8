import { join } from 'node:path'
import { findProgram, isExecutable } from './find-program.ts'

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

/** The browser that `PAYCODE_CHROMIUM` names, and no other; without it, the first that is installed. */
export function findChromium(): string | undefined {
  const named = process.env['PAYCODE_CHROMIUM']
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined
  return firstOf(programs, findProgram) ?? [...applications, ...onWindows()].find(isExecutable)
}

function firstOf(names: readonly string[], find: (name: string) => string | undefined) {
  return names.map(find).find((found) => found !== undefined)
}

function onWindows(): string[] {
  return windowsFolders
    .map((variable) => process.env[variable])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))
}
