import { describeWith } from '../describe-with.ts'
import { refuseNetwork, type RefusedNetwork } from '../refuse-network.ts'
import { startBrowserLab, type BrowserLab } from '../start-browser-lab.ts'

describeWith(['chromium'], 'a browser without a network', () => {
  let network: RefusedNetwork
  let lab: BrowserLab
  beforeAll(async () => {
    network = await refuseNetwork()
    lab = await startBrowserLab(network)
  }, 60_000)
  afterAll(async () => {
    await lab.close()
    await network.close()
  })

  test('reaches this machine, and no other, from a page and from its worker', async () => {
    lab.put('/here.json', '"here"')
    const page = await lab.open()
    expect(await page.evaluate(async () => (await fetch('/here.json')).json())).toBe('here')
    expect(network.asked).toEqual([])

    const isRefused = await page.evaluate(() =>
      fetch('http://page.example/?code=1').then(
        () => false,
        () => true,
      ),
    )
    expect(isRefused).toBe(true)
    const script = `fetch('https://worker.example/code').catch(() => postMessage('refused'))`
    lab.put('/worker.js', script)
    const answer = await page.evaluate(
      () =>
        new Promise((resolve) => {
          new Worker('/worker.js').addEventListener('message', ({ data }) => resolve(data))
        }),
    )
    expect(answer).toBe('refused')
    expect(new Set(network.asked)).toEqual(new Set(['page.example', 'worker.example']))
  }, 60_000)
})
