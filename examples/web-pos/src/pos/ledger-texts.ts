import type { Language, LedgerStatus } from '@paycode/core'

type Problem = NonNullable<LedgerStatus['problem']>
type Texts = Readonly<Partial<Record<Problem['code'], string>>>

/** After "Used codes": what a ledger in a browser may come to. */
const texts: Readonly<Record<Language, Texts>> = {
  en: {
    'not-durable': 'forgotten when this window closes: open the till in a normal window.',
    'may-be-evicted':
      'the browser may clear them when the disk is full: install the till as an app.',
    'was-cleared':
      'the browser cleared them: make room on the disk and install the till as an app.',
    'ledger-full': 'no room, so no code is taken: make room on the disk.',
    'ledger-too-new': 'no code is taken: load this page anew.',
    'ledger-key': 'no code is taken: load this page anew.',
    'ledger-unreachable': 'the browser does not answer, so no code is taken: load this page anew.',
  },
  zh: {
    'not-durable': '关闭窗口后将丢失：请在普通窗口（非无痕模式）中打开收银台。',
    'may-be-evicted': '磁盘空间不足时，浏览器可能会清除：请将收银台安装为应用。',
    'was-cleared': '已被浏览器清除：请清理磁盘空间，并将收银台安装为应用。',
    'ledger-full': '存储空间不足，暂停收款：请清理磁盘空间。',
    'ledger-too-new': '暂停收款：请刷新页面。',
    'ledger-key': '暂停收款：请刷新页面。',
    'ledger-unreachable': '浏览器存储没有响应，暂停收款：请刷新页面。',
  },
}

/** What is wrong with the memory of used codes and what to do, in words. */
export function ledgerText({ code, cure }: Problem, language: Language): string {
  return texts[language][code] ?? cure
}
