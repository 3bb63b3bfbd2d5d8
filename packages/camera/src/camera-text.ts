import type { Language } from '@paycode/core'
import { cameraTroubles } from './device/camera-troubles.ts'

/**
 * The words for the `problem.code` of a camera's status: what is wrong, and what to do. `undefined` for a code that is no
 * camera's.
 */
export const cameraText = (code: string, language: Language): string | undefined =>
  Object.entries(cameraTroubles).find(([trouble]) => trouble === code)?.[1][language]
