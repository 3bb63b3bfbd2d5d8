/** The words for what can be wrong with a ledger in a browser. `{name}` is filled in where it is raised. */
export const ledgerProblems = {
  full: {
    en: {
      what: 'The browser gives the ledger no room, so no code is taken.',
      cure: 'Make room on the disk, or allow this site to store more.',
    },
    zh: {
      what: '浏览器存储空间不足，暂停收款。',
      cure: '请清理磁盘空间，或允许此网站存储更多数据。',
    },
  },
  tooNew: {
    en: {
      what: 'A newer version of this page made the ledger, so no code is taken.',
      cure: 'Reload the page, so that it is the newest everywhere. Nothing was changed in the ledger.',
    },
    zh: {
      what: '账本由更新版本的页面创建，暂停收款。',
      cure: '请刷新所有收银页面，使其均为最新版本。账本未被改动。',
    },
  },
  unreachable: {
    en: {
      what: "The browser's storage failed, so no code is taken.",
      cure: 'Reload the page. If it stays so, check the disk, and whether the browser may keep data of this site.',
    },
    zh: {
      what: '浏览器存储出错，暂停收款。',
      cure: '请刷新页面。如仍然出现，请检查磁盘，以及浏览器是否允许保存此网站的数据。',
    },
  },
  noAnswer: {
    en: {
      what: 'The browser did not answer within {limitMs} ms.',
      cure: 'Close other tabs of this page, and reload it. Claims are tried again with the next scan.',
    },
    zh: {
      what: '浏览器存储在 {limitMs} 毫秒内没有响应。',
      cure: '请关闭此页面的其他标签页并刷新。下次扫码时会自动重试。',
    },
  },
  closed: {
    en: { what: 'The ledger is closed.', cure: 'Claim before close(), or open the ledger again.' },
    zh: { what: '账本已关闭。', cure: '请在 close() 之前记账，或重新打开账本。' },
  },
  otherKeyNow: {
    en: {
      what: 'The storage was cleared, and has another key now.',
      cure: 'Reload the page: until then it cannot see the codes that other tabs used.',
    },
    zh: {
      what: '浏览器存储已被清除，现在使用另一个密钥。',
      cure: '请刷新页面：在此之前无法识别其他标签页已使用的付款码。',
    },
  },
  ownKeyFirst: {
    en: {
      what: 'The ledger has the key that this browser made.',
      cure: "Give previousKey: 'kept' beside the key of your own, for 24 hours after the last tab has it: with your own alone the codes used before cannot be seen.",
    },
    zh: {
      what: '账本使用的是此浏览器生成的密钥。',
      cure: "请在自己的密钥之外同时设置 previousKey: 'kept'，直到最后一个标签页使用新密钥后满 24 小时：只用自己的密钥无法识别之前已使用的付款码。",
    },
  },
  notDurable: {
    en: {
      what: 'This window forgets used codes when it is closed.',
      cure: 'Open the till in a normal window, with storage allowed for this site.',
    },
    zh: {
      what: '关闭此窗口后，已使用的付款码将丢失。',
      cure: '请在普通窗口（非无痕模式）中打开收银台，并允许此网站保存数据。',
    },
  },
  mayBeEvicted: {
    en: {
      what: 'The browser may clear used codes when its disk is full.',
      cure: 'Install the till as an app, bookmark it or allow its notifications, and reload it.',
    },
    zh: {
      what: '磁盘空间不足时，浏览器可能会清除已使用的付款码。',
      cure: '请将收银台安装为应用、加入书签或允许通知，然后刷新页面。',
    },
  },
  wasCleared: {
    en: {
      what: 'The browser cleared the used codes, so a code used before could be taken once more.',
      cure: 'Make room on its disk, install the till as an app, and reload it.',
    },
    zh: {
      what: '浏览器清除了已使用的付款码，用过的付款码可能会被再次接受。',
      cure: '请清理磁盘空间，将收银台安装为应用，然后刷新页面。',
    },
  },
} as const
