/** Faults of keyboard scanners whose scans keep failing, and what a cashier can do about each. */
export const keyboardHints = {
  'num-lock-off': {
    en: { what: 'NumLock is off: the scanner types on the keypad.', cure: 'Turn NumLock on.' },
    zh: { what: '数字锁定键（NumLock）已关闭，扫码枪使用小键盘输入。', cure: '请打开 NumLock。' },
  },
  'wide-digits': {
    en: { what: 'The input method types wide digits.', cure: 'Switch the keyboard to English.' },
    zh: { what: '输入法正在输入全角数字。', cure: '请切换到英文输入法。' },
  },
  'input-method': {
    en: {
      what: 'The input method swallows what the scanner types.',
      cure: 'Switch the keyboard to English.',
    },
    zh: { what: '输入法截取了扫码枪的输入。', cure: '请切换到英文输入法。' },
  },
  'wrong-layout': {
    en: {
      what: 'The scanner types for another keyboard layout.',
      cure: "Set the scanner's keyboard country to that of this computer.",
    },
    zh: {
      what: '扫码枪的键盘布局与本机不同。',
      cure: '请将扫码枪的键盘国家设置为与本机一致。',
    },
  },
  'no-suffix': {
    en: {
      what: 'The scanner sends nothing after a code.',
      cure: 'Set it to send Enter (CR) as suffix.',
    },
    zh: { what: '扫码枪在条码后没有发送结束符。', cure: '请将后缀设置为回车（CR）。' },
  },
  'too-slow': {
    en: {
      what: 'The scanner types too slowly or with pauses.',
      cure: "Set its delay between characters to 0, or use the profile 'bluetooth'.",
    },
    zh: {
      what: '扫码枪输入过慢或有停顿。',
      cure: '请将字符间隔设置为 0，或使用 bluetooth 配置。',
    },
  },
  'constant-prefix': {
    en: {
      what: 'The scanner sends the same text in front of every code.',
      cure: "Set the option prefix to that text, such as prefix: 'j', or switch the prefix off in the scanner.",
    },
    zh: {
      what: '扫码枪在每个条码前都发送相同的字符。',
      cure: "请将选项 prefix 设置为该字符（例如 prefix: 'j'），或在扫码枪中关闭前缀。",
    },
  },
  'constant-suffix': {
    en: {
      what: 'The scanner sends the same text behind every code.',
      cure: "Set the option suffix to that text, such as suffix: '#', or switch the suffix off in the scanner.",
    },
    zh: {
      what: '扫码枪在每个条码后都发送相同的字符。',
      cure: "请将选项 suffix 设置为该字符（例如 suffix: '#'），或在扫码枪中关闭后缀。",
    },
  },
  'wrong-suffix': {
    en: {
      what: 'The scanner ends its scans with an unusual key or byte.',
      cure: 'Set its suffix to Enter (CR).',
    },
    zh: {
      what: '扫码枪用不常见的按键或字节结束条码。',
      cure: '请将后缀设置为回车（CR）。',
    },
  },
  'suffix-missing': {
    en: {
      what: 'A code came without the Enter (CR) that this scanner usually sends behind it.',
      cure: 'Scan again. If it stays so, set the scanner to send Enter (CR) as suffix.',
    },
    zh: {
      what: '收到的条码后面没有该扫码枪通常发送的回车（CR）。',
      cure: '请重新扫码；如仍然出现，请将扫码枪后缀设置为回车（CR）。',
    },
  },
  'ctrl-stuck': {
    en: {
      what: 'The Ctrl key is down.',
      cure: 'Press it once and let go, and look whether something lies on the keyboard.',
    },
    zh: {
      what: 'Ctrl 键处于按下状态。',
      cure: '请按一下 Ctrl 键再松开，并检查键盘上是否压着东西。',
    },
  },
  'alt-stuck': {
    en: {
      what: 'The Alt key is down.',
      cure: 'Press it once and let go, and look whether something lies on the keyboard.',
    },
    zh: {
      what: 'Alt 键处于按下状态。',
      cure: '请按一下 Alt 键再松开，并检查键盘上是否压着东西。',
    },
  },
  'meta-stuck': {
    en: {
      what: 'The Windows or Command key is down.',
      cure: 'Press it once and let go, and look whether something lies on the keyboard.',
    },
    zh: {
      what: 'Windows 键（或 Command 键）处于按下状态。',
      cure: '请按一下再松开，并检查键盘上是否压着东西。',
    },
  },
} as const

export type KeyboardHint = keyof typeof keyboardHints
