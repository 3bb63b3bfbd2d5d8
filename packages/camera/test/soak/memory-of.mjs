import { readFile } from 'node:fs/promises'

/** The memory of a page and its worker after garbage collection. */
export async function memoryOf(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const worker = workerSession(session)
  await session.send('Target.setAutoAttach', {
    ...{ autoAttach: true, waitForDebuggerOnStart: false, flatten: false },
  })
  return {
    async page() {
      await collect(session)
      const { metrics } = await session.send('Performance.getMetrics')
      const valueOf = (name) => metrics.find((metric) => metric.name === name).value
      return {
        heapKb: heapOf(await session.send('Runtime.getHeapUsage')),
        nodes: valueOf('Nodes'),
        listeners: valueOf('JSEventListeners'),
      }
    },
    async worker() {
      await collect(worker)
      return heapOf(await worker.send('Runtime.getHeapUsage'))
    },
  }
}

/** Collects twice: objects that the first collection frees may have held others. */
async function collect(session) {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
}

const heapOf = ({ usedSize, embedderHeapUsedSize, backingStorageSize }) =>
  Math.round((usedSize + embedderHeapUsedSize + backingStorageSize) / 1024)

/** A debugger session of the latest worker, through the session of the page. */
function workerSession(session) {
  const waiting = new Map()
  let sessionId
  let lastId = 0
  session.on('Target.attachedToTarget', (attached) => {
    if (attached.targetInfo.type === 'worker') ({ sessionId } = attached)
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message)
    waiting.get(id)?.(result)
    waiting.delete(id)
  })
  return {
    send: (method) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, resolve)
        const message = JSON.stringify({ id: lastId, method })
        session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
      }),
  }
}

/** Private memory of all processes of a browser, in MB; 0 if the system does not report it. */
export async function browserMemoryMb(browserSession) {
  const { processInfo } = await browserSession.send('SystemInfo.getProcessInfo')
  const each = await Promise.all(processInfo.map(({ id }) => anonymousMb(id)))
  return Math.round(each.reduce((sum, mb) => sum + mb, 0))
}

async function anonymousMb(id) {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '')
  const [, kb = '0'] = /^RssAnon:\s+(\d+) kB$/m.exec(status) ?? []
  return Number(kb) / 1024
}
