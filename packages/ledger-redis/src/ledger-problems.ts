/** The words for what can be wrong with a ledger in Redis. `{name}` is filled in where it is raised. */
export const ledgerProblems = {
  away: {
    en: {
      what: 'The Redis server of the ledger cannot be reached.',
      cure: 'Check that the server runs and the network is up. Claims go on by themselves when it answers again.',
    },
    zh: {
      what: '无法连接账本的 Redis 服务器。',
      cure: '请检查服务器是否运行、网络是否正常。恢复后会自动继续。',
    },
  },
  notAllowed: {
    en: {
      what: 'The Redis server does not let this client in.',
      cure: 'Check user and password: the client needs EVAL, EVALSHA, GET, SET, EXISTS and INFO; with `wait` also CLIENT ID and WAIT.',
    },
    zh: {
      what: 'Redis 服务器拒绝了此客户端。',
      cure: '请检查用户名和密码：客户端需要 EVAL、EVALSHA、GET、SET、EXISTS 和 INFO 权限；使用 `wait` 时还需要 CLIENT ID 和 WAIT。',
    },
  },
  outOfMemory: {
    en: {
      what: 'The Redis server is out of memory.',
      cure: 'Give it more memory (maxmemory). It forgets no claim to make room, and takes none.',
    },
    zh: {
      what: 'Redis 服务器内存不足。',
      cure: '请增大其内存上限（maxmemory）。它不会为腾出空间而丢弃记录，也不再接受新记录。',
    },
  },
  replica: {
    en: {
      what: 'This Redis server is a replica.',
      cure: 'Lead the client to the primary (Sentinel, or the address that follows it).',
    },
    zh: {
      what: '此 Redis 服务器是副本。',
      cure: '请让客户端连接主节点（使用 Sentinel，或跟随主节点的地址）。',
    },
  },
  noDisk: {
    en: {
      what: 'The Redis server cannot write to its disk.',
      cure: 'Make room on its disk, or repair it.',
    },
    zh: { what: 'Redis 服务器无法写入磁盘。', cure: '请清理或修复其磁盘。' },
  },
  fewReplicas: {
    en: {
      what: 'Too few replicas of the Redis server are there.',
      cure: 'Check the replicas, or min-replicas-to-write.',
    },
    zh: {
      what: 'Redis 服务器的副本数量不足。',
      cure: '请检查副本，或 min-replicas-to-write 设置。',
    },
  },
  otherData: {
    en: {
      what: 'Something else is kept under the names of the ledger.',
      cure: 'Give the ledger a merchant name of its own, or a database of its own.',
    },
    zh: {
      what: '账本使用的键名下保存着其他数据。',
      cure: '请为账本设置单独的商户名称，或使用单独的数据库。',
    },
  },
  oddAnswer: {
    en: {
      what: 'The Redis server answered with something else.',
      cure: 'Check that the address is that of a Redis or Valkey server, version 6 or later.',
    },
    zh: {
      what: 'Redis 服务器返回了意外的结果。',
      cure: '请确认该地址是 6.0 或更高版本的 Redis 或 Valkey 服务器。',
    },
  },
  noAnswer: {
    en: {
      what: 'The Redis server did not answer within {timeoutMs} ms.',
      cure: 'Check that the server runs, is not overloaded, and the network is up. Claims go on by themselves when it answers again.',
    },
    zh: {
      what: 'Redis 服务器在 {timeoutMs} 毫秒内没有响应。',
      cure: '请检查服务器是否运行、是否过载、网络是否正常。恢复后会自动继续。',
    },
  },
  brokenBeforeConfirmed: {
    en: {
      what: 'The connection to the Redis server broke before its replicas confirmed.',
      cure: 'Check the replicas of the Redis server and the network between them.',
    },
    zh: {
      what: '在副本确认之前，与 Redis 服务器的连接中断。',
      cure: '请检查 Redis 服务器的副本及其间的网络。',
    },
  },
  unconfirmed: {
    en: {
      what: '{reached} of {replicas} replicas confirmed.',
      cure: 'Check the replicas of the Redis server and the network between them.',
    },
    zh: {
      what: '{replicas} 个副本中只有 {reached} 个确认。',
      cure: '请检查 Redis 服务器的副本及其间的网络。',
    },
  },
  otherKeyFirst: {
    en: {
      what: 'The Redis server was emptied or replaced, and a till with another key was the first to use it.',
      cure: 'Stop the tills with the wrong key. If it is not this one, delete the key {name} from the server: this till writes it again with its next scan.',
    },
    zh: {
      what: 'Redis 服务器被清空或替换，而首先使用它的收银台使用的是另一个密钥。',
      cure: '请停用密钥错误的收银台。如果不是本收银台，请从服务器删除键 {name}：本收银台下次扫码时会重新写入。',
    },
  },
  changing: {
    en: {
      what: 'The marker of the ledger changes all the time.',
      cure: 'Check that the address is that of one Redis or Valkey server, version 6 or later, and which tills have which keys.',
    },
    zh: {
      what: '账本的标记在不断变化。',
      cure: '请确认该地址是同一台 6.0 或更高版本的 Redis 或 Valkey 服务器，并检查各收银台使用的密钥。',
    },
  },
  mayEvict: {
    en: {
      what: 'The Redis server may evict claims ({policy}).',
      cure: 'Set maxmemory-policy to noeviction on the server, or give the ledger a server of its own.',
    },
    zh: {
      what: 'Redis 服务器可能会淘汰记录（{policy}）。',
      cure: '请在服务器上将 maxmemory-policy 设为 noeviction，或让账本使用单独的服务器。',
    },
  },
  closed: {
    en: { what: 'The ledger is closed.', cure: 'Claim before close(), or make a new ledger.' },
    zh: { what: '账本已关闭。', cure: '请在 close() 之前记账，或新建账本。' },
  },
  wasCleared: {
    en: {
      what: 'The Redis server lost used codes, so a code used before could be taken once more.',
      cure: 'Find out who emptied or replaced it; appendonly yes, and `wait` where a replica may take over, keep them.',
    },
    zh: {
      what: 'Redis 服务器丢失了已使用的付款码，用过的付款码可能会被再次接受。',
      cure: '请查明是谁清空或替换了服务器；设置 appendonly yes 可避免丢失，若副本可能接管，请同时使用 `wait`。',
    },
  },
  evicting: {
    en: {
      what: 'The Redis server drops used codes to make room, so a code could be taken once more.',
      cure: 'Set maxmemory-policy to noeviction on it, and give it more memory.',
    },
    zh: {
      what: 'Redis 服务器为腾出空间丢弃了已使用的付款码，付款码可能会被再次接受。',
      cure: '请将其 maxmemory-policy 设为 noeviction，并增大内存。',
    },
  },
  notDurable: {
    en: {
      what: 'The Redis server forgets its latest claims when it restarts.',
      cure: 'Set appendonly yes and appendfsync always on it.',
    },
    zh: {
      what: 'Redis 服务器重启时会丢失最近的记录。',
      cure: '请在服务器上设置 appendonly yes 和 appendfsync always。',
    },
  },
} as const
