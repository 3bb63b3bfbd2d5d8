/** The words for problems that any ledger can have. The code that raises a problem fills in `{name}`. */
export const ledgerProblems = {
  closed: {
    en: {
      what: 'The memory ledger is closed.',
      cure: 'Claim before close(), or open a new ledger.',
    },
    zh: { what: '内存账本已关闭。', cure: '请在 close() 之前记账，或打开新的账本。' },
  },
  full: {
    en: {
      what: 'The memory ledger is full ({maxClaims} live claims).',
      cure: 'Raise maxClaims, lower retainMs, or use a durable ledger.',
    },
    zh: {
      what: '内存账本已满（{maxClaims} 条有效记录）。',
      cure: '请调大 maxClaims、调小 retainMs，或使用持久账本。',
    },
  },
  otherKey: {
    en: {
      what: 'The other tills of this ledger have another key.',
      cure: 'Give this till the key of the others: with its own it cannot see the codes that they used.',
    },
    zh: {
      what: '此账本的其他收银台使用的是另一个密钥。',
      cure: '请为本收银台配置与其他收银台相同的密钥：使用自己的密钥无法识别其他收银台已使用的付款码。',
    },
  },
} as const
