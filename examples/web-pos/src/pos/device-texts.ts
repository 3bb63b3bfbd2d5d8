import { cameraText } from '@paycode/camera'
import { hintTexts, type DeviceStatus, type Language } from '@paycode/core'
import { type KeyboardHint } from '@paycode/core/adapter'

type Problem = NonNullable<DeviceStatus['problem']>

/** What is wrong with a scanner and what to do, in words. */
export function troubleText({ code, cure }: Problem, language: Language): string {
  if (code === 'not-focused' && language === 'zh') return '请先点击收银页面，再扫码。'
  if (isHint(code)) return hintTexts[language][code]
  return cameraText(code, language) ?? cure
}

const isHint = (code: string): code is KeyboardHint => Object.hasOwn(hintTexts.en, code)
