/** The words for what the command itself can come to. */
export const scanProblems = {
  isOver: {
    en: { what: 'The scan is over.', cure: 'Scan the code again.' },
    zh: { what: '扫码已结束。', cure: '请重新扫码。' },
  },
} as const
