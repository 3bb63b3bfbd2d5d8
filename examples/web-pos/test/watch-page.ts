import type { Page } from 'playwright-core'

/** Records what a page must not do. */
export interface Watch {
  /** Requested addresses of other origins. These requests are blocked. */
  readonly foreign: readonly string[]
  /** All requested addresses. */
  readonly requests: readonly string[]
  /** Messages in the console, and uncaught errors. */
  readonly said: readonly string[]
}

/** Blocks every other origin, and records requests and messages. Must be called before the first `goto`. */
export async function watchPage(page: Page, origin: string): Promise<Watch> {
  const foreign: string[] = []
  const requests: string[] = []
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  page.on('request', (request) => requests.push(request.url()))
  await page.context().route(
    (url) => url.origin !== origin && url.protocol !== 'blob:',
    (route) => {
      foreign.push(route.request().url())
      return route.abort()
    },
  )
  return { foreign, requests, said }
}
