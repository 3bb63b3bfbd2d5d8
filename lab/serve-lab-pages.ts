import { bundlePage, type BundleOptions } from './bundle-page.ts'
import { servePages, type PageBody } from './serve-pages.ts'

export interface LabPage extends BundleOptions {
  /** What stands in the document's body. */
  readonly body?: string
  /** The path of the page's script, .ts or .tsx. */
  readonly entry?: string
}

export interface LabPages {
  /** Serves a page and gives its address. */
  serve: (page?: LabPage) => Promise<string>
  /** Serves what a page loads: a worker's script, a picture. Gives its address. */
  put: (path: string, body: PageBody) => string
  close: () => Promise<void>
}

/** A server of pages, each with its script. */
export async function serveLabPages(): Promise<LabPages> {
  const server = await servePages({ '/favicon.ico': '' })
  let served = 0
  return {
    serve: async ({ body = '', entry, ...bundle } = {}) => {
      served += 1
      // Others may be served before this one's script is there.
      const path = `/page-${served}`
      const script = entry === undefined ? '' : await bundlePage(entry, bundle)
      server.put(`${path}.js`, script)
      server.put(path, documentOf(body, `${path}.js`))
      return server.url + path
    },
    put: (path, body) => {
      server.put(path, body)
      return server.url + path
    },
    close: server.close,
  }
}

function documentOf(body: string, script: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lab</title><body>
${body}
<script src="${script}"></script>`
}
