/** The words for what can be wrong with a ledger file. `{name}` is filled in where it is raised. */
export const ledgerProblems = {
  readOnly: {
    en: {
      what: 'The ledger may not be written.',
      cure: 'Give this user write permission on the ledger file, the files beside it and their folder.',
    },
    zh: {
      what: '账本文件不可写。',
      cure: '请授予当前用户对账本文件、其旁边的文件及所在文件夹的写权限。',
    },
  },
  full: {
    en: {
      what: 'There is no room for the ledger.',
      cure: 'Make room on the disk: nothing was lost, and claims are taken again when there is some.',
    },
    zh: {
      what: '没有空间保存账本。',
      cure: '请清理磁盘空间：数据没有丢失，有空间后会自动恢复。',
    },
  },
  busy: {
    en: {
      what: 'Another process keeps the ledger locked.',
      cure: 'Close the program that has the ledger file open for writing (a backup, a database browser).',
    },
    zh: {
      what: '账本被其他进程锁定。',
      cure: '请关闭正在写入账本文件的程序（例如备份程序或数据库浏览器）。',
    },
  },
  cannotOpen: {
    en: {
      what: 'The ledger file cannot be opened.',
      cure: 'Check that its folder exists, is a folder, and may be written by this user.',
    },
    zh: {
      what: '无法打开账本文件。',
      cure: '请检查其所在文件夹是否存在、是否为文件夹，以及当前用户是否可写。',
    },
  },
  inputOutput: {
    en: {
      what: 'The disk of the ledger failed.',
      cure: 'Check the disk. Claims are tried again with the next scan.',
    },
    zh: { what: '账本所在磁盘出错。', cure: '请检查磁盘。下次扫码时会自动重试。' },
  },
  damaged: {
    en: {
      what: 'This file is no ledger, or it is damaged.',
      cure: 'Nothing was changed in it. Stop every program that uses it; then restore it from a backup with its key file, or move it away to begin an empty ledger: codes of the last day could then be accepted once more.',
    },
    zh: {
      what: '此文件不是账本，或已损坏。',
      cure: '文件未被改动。请停止所有使用它的程序，然后用备份恢复（连同密钥文件），或将其移走以新建空账本：此时最近一天的付款码可能会被再次接受。',
    },
  },
  otherFault: {
    en: {
      what: 'SQLite cannot work with the ledger.',
      cure: 'Restart the program. If it stays so, check the memory of this machine, and whether another program changed the ledger.',
    },
    zh: {
      what: 'SQLite 无法使用账本。',
      cure: '请重启程序。如仍然出现，请检查本机内存，以及是否有其他程序改动了账本。',
    },
  },
  noSqlite: {
    en: {
      what: 'This Node has no SQLite.',
      cure: 'Use Node 22.13 or later, or install the package libsql, which brings SQLite for this system.',
    },
    zh: {
      what: '当前 Node 不含 SQLite。',
      cure: '请使用 Node 22.13 或更高版本，或安装自带 SQLite 的软件包 libsql。',
    },
  },
  closed: {
    en: { what: 'The ledger is closed.', cure: 'Claim before close(), or open the ledger again.' },
    zh: { what: '账本已关闭。', cure: '请在 close() 之前记账，或重新打开账本。' },
  },
  noLedger: {
    en: {
      what: 'There is no ledger.',
      cure: 'Name the file of a ledger: it is made with the first scan.',
    },
    zh: { what: '没有账本。', cure: '请指定账本文件：首次扫码时会创建账本。' },
  },
  notAFile: {
    en: {
      what: 'The ledger is a file, and this is {kind}.',
      cure: 'Name a regular file, for example ledger.db, or a link to one.',
    },
    zh: {
      what: '账本应为文件，而此处不是普通文件。',
      cure: '请指定普通文件（例如 ledger.db）或指向它的链接。',
    },
  },
  noSharedMemory: {
    en: {
      what: 'The ledger cannot be shared safely where it is.',
      cure: 'Keep the ledger on a disk of this machine, not on a network drive.',
    },
    zh: {
      what: '账本所在位置无法安全共享。',
      cure: '请将账本放在本机磁盘上，不要放在网络驱动器上。',
    },
  },
  replaced: {
    en: {
      what: 'The ledger was moved, emptied or replaced while it was open.',
      cure: 'Scan the code again: the next claim opens what is there now. Stop every program that uses a ledger before it is moved.',
    },
    zh: {
      what: '账本在打开期间被移动、清空或替换。',
      cure: '请重新扫码：下次记账会打开现有的账本。移动账本前，请先停止所有使用它的程序。',
    },
  },
  wasCleared: {
    en: {
      what: 'The ledger file was moved, emptied or replaced while it was open, so a code used before could be taken once more.',
      cure: 'Stop every program that uses it, put the old ledger back if there is one, and start again.',
    },
    zh: {
      what: '账本文件在打开期间被移动、清空或替换，已使用的付款码可能会被再次接受。',
      cure: '请停止所有使用它的程序，放回原来的账本（如有），然后重新启动。',
    },
  },
  otherProgram: {
    en: {
      what: "This file is another program's database.",
      cure: 'Nothing was changed in it. Name another file for the ledger.',
    },
    zh: {
      what: '此文件是其他程序的数据库。',
      cure: '文件未被改动。请为账本指定另一个文件。',
    },
  },
  tooOld: {
    en: {
      what: 'The ledger is of before the first release.',
      cure: 'Nothing was changed in it. Move it away to begin an empty ledger: codes of the last day could then be accepted once more.',
    },
    zh: {
      what: '此账本早于首个正式版本。',
      cure: '文件未被改动。请将其移走以新建空账本：此时最近一天的付款码可能会被再次接受。',
    },
  },
  tooNew: {
    en: {
      what: 'The ledger has format {found}, newer than {version}.',
      cure: 'Nothing was changed in it. Update this program to the version that made the ledger, or a later one.',
    },
    zh: {
      what: '账本格式为 {found}，高于本程序支持的 {version}。',
      cure: '文件未被改动。请将本程序更新到创建该账本的版本或更高版本。',
    },
  },
  keyFileUnreadable: {
    en: {
      what: 'The key file of the ledger cannot be read.',
      cure: 'Let this user own the key file: only its owner may read it.',
    },
    zh: {
      what: '无法读取账本的密钥文件。',
      cure: '请将密钥文件的所有者设为当前用户：只有所有者可以读取。',
    },
  },
  keyFileDamaged: {
    en: {
      what: 'The key file of the ledger is damaged.',
      cure: 'Restore the key file from a backup. Without it the used codes in the ledger cannot be recognised.',
    },
    zh: {
      what: '账本的密钥文件已损坏。',
      cure: '请用备份恢复密钥文件。没有它，账本中已使用的付款码将无法识别。',
    },
  },
  keyMissing: {
    en: {
      what: 'A key of the ledger is not in its key file.',
      cure: 'Put the key file back that belongs to this ledger. Without it used codes cannot be recognised; the last one lapses at {lapsesAt}, and an empty ledger can be begun then: stop every program that uses it, and move it away.',
    },
    zh: {
      what: '密钥文件中缺少账本的密钥。',
      cure: '请放回属于此账本的密钥文件。没有它，已使用的付款码将无法识别；最后一条记录于 {lapsesAt} 失效，届时可新建空账本：请停止所有使用它的程序并将其移走。',
    },
  },
  keyMissingOfEmpty: {
    en: {
      what: 'A key of the ledger is not in its key file.',
      cure: 'Put the key file back that belongs to this ledger. No code is in it, so an empty ledger can be begun, too: stop every program that uses it, and move it away.',
    },
    zh: {
      what: '密钥文件中缺少账本的密钥。',
      cure: '请放回属于此账本的密钥文件。账本中没有付款码，也可新建空账本：请停止所有使用它的程序并将其移走。',
    },
  },
  keyFileLocked: {
    en: {
      what: 'Another ledger of this key file is being rotated.',
      cure: 'Try again. If none is, a rotation was cut off: remove the file beside the key file that ends in .lock.',
    },
    zh: {
      what: '使用此密钥文件的另一个账本正在轮换密钥。',
      cure: '请重试。如果没有正在进行的轮换，则说明轮换曾被中断：请删除密钥文件旁以 .lock 结尾的文件。',
    },
  },
  rotated: {
    en: { what: 'The key of the ledger was just rotated.', cure: 'Scan the code again.' },
    zh: { what: '账本密钥刚刚轮换。', cure: '请重新扫码。' },
  },
} as const
