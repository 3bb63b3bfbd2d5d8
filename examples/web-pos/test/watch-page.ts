import type { Page } from 'playwright-core'

/** What a page must not do, as it happens. */
export interface Watch {
  /** Addresses of other origins that the page asked for. None of them got an answer. */
  readonly foreign: readonly string[]
  /** All addresses that it asked for. */
  readonly requests: readonly string[]
  /** What it wrote to the console, and errors that nobody caught. */
  readonly said: readonly string[]
}

/** Blocks every other origin and records what is asked for and said. Before the first `goto`. */
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
