import { bundlePage } from '../../../lab/bundle-page.ts'

const body = `<!doctype html><html lang="en"><title>Bench</title><body>
<form><input id="field" autocomplete="off"><button id="button">Pay</button></form>`

/** A page of its own process, which looks focused to itself, with one library on it. */
export async function openStage(browser, entry) {
  const script = await bundlePage(entry, {
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const { browserContextId } = await browser.call('Target.createBrowserContext')
  const target = { url: 'about:blank', browserContextId }
  const { targetId } = await browser.call('Target.createTarget', target)
  const attach = { targetId, flatten: true }
  const { sessionId } = await browser.call('Target.attachToTarget', attach)
  const call = (method, params) => browser.call(method, params, sessionId)
  const evaluate = async (expression) => {
    const answer = await call('Runtime.evaluate', {
      ...{ expression, awaitPromise: true, returnByValue: true },
    })
    const fault = answer.exceptionDetails
    if (fault) throw new Error(fault.exception?.description ?? fault.text)
    return answer.result.value
  }
  await call('Emulation.setFocusEmulationEnabled', { enabled: true })
  const { frameTree } = await call('Page.getFrameTree')
  await call('Page.setDocumentContent', { frameId: frameTree.frame.id, html: body })
  await evaluate(script)
  return {
    evaluate,
    prepare: (method, params) => browser.prepare(method, params, sessionId),
  }
}
