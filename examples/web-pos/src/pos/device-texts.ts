import { hintTexts, type DeviceStatus, type KeyboardHint, type Language } from '@paycode/core'

type Problem = NonNullable<DeviceStatus['problem']>

/** Cures in Simplified Chinese, by the problem's code; in English the input itself says them. */
const chinese: Readonly<Record<string, string>> = {
  ...hintTexts.zh,
  'not-focused': '请先点击收银页面，再扫码。',
}

/** What is wrong with a scanner and what to do, in words. */
export function troubleText({ code, cure }: Problem, language: Language): string {
  return language === 'zh' ? (chinese[code] ?? cure) : isHint(code) ? hintTexts.en[code] : cure
}

const isHint = (code: string): code is KeyboardHint => Object.hasOwn(hintTexts.en, code)
