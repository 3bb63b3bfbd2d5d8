/** Problems of a terminal or a pipe. `{why}` is filled in where the problem is raised. */
export const terminalProblems = {
  'not-a-terminal': {
    en: {
      what: 'This is not a terminal.',
      cure: 'Start it in a terminal window, or pipe the codes in, one a line.',
    },
    zh: { what: '当前不是终端。', cure: '请在终端窗口中启动，或通过管道逐行输入付款码。' },
  },
  'terminal-lost': {
    en: {
      what: 'The terminal cannot be read ({why}).',
      cure: 'Start it again in a terminal window.',
    },
    zh: { what: '无法读取终端（{why}）。', cure: '请在终端窗口中重新启动。' },
  },
  'stream-failed': {
    en: {
      what: 'What was piped in broke off ({why}).',
      cure: 'Start it again, and this program with it.',
    },
    zh: { what: '管道输入中断（{why}）。', cure: '请重新启动输入程序和本程序。' },
  },
} as const
