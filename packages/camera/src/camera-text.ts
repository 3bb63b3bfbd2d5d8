import { languages, type Language } from '@paycode/core'
import { cameraTroubles } from './device/camera-troubles.ts'

/**
 * The words for the `problem.code` of a camera's status: what is wrong, and what to do. `undefined` for a code that is no
 * camera's.
 * @throws {TypeError} when there is no such language.
 */
export function cameraText(code: string, language: Language): string | undefined {
  if (!languages.includes(language)) {
    throw new TypeError(`cameraText: language must be one of: ${languages.join(', ')}.`)
  }
  return Object.entries(cameraTroubles).find(([trouble]) => trouble === code)?.[1][language]
}
