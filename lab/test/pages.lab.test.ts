import { join } from 'node:path'
import { bundlePage } from '../bundle-page.ts'
import { servePages } from '../serve-pages.ts'

describe('a bundled page', () => {
  const entry = join(__dirname, 'key-log.page.ts')

  test('is made of the workspace, from source', async () => {
    const folder = join(__dirname, '..', '..', 'packages', 'simulator', 'src', 'scanner')
    const script = await bundlePage(join(folder, 'simulated-scanner.ts'))
    expect(script).toMatch(/^"use strict";\s*\(\(\) => \{/)
    expect(script).toContain('packages/core/src/')
    expect(script).not.toContain('packages/core/dist/')
  })

  test('is bundled once for the same options', async () => {
    const bundle = bundlePage(entry)
    expect(bundlePage(entry)).toBe(bundle)
    const small = bundlePage(entry, { minify: true })
    expect(small).not.toBe(bundle)
    expect((await small).length).toBeLessThan((await bundle).length)
  })
})

describe('the server of pages', () => {
  test('serves bodies by their paths, later ones too, and nothing else', async () => {
    const server = await servePages({ '/': '<p>Till', '/till.js': 'scan()' })
    server.put('/later', 'later')
    const answer = async (path: string) => {
      const response = await fetch(server.url + path)
      return [response.status, response.headers.get('content-type'), await response.text()]
    }
    try {
      expect(await answer('/?lang=zh')).toEqual([200, 'text/html; charset=utf-8', '<p>Till'])
      expect(await answer('/till.js')).toEqual([200, 'text/javascript; charset=utf-8', 'scan()'])
      expect(await answer('/later')).toEqual([200, 'text/html; charset=utf-8', 'later'])
      expect((await answer('/missing'))[0]).toBe(404)
    } finally {
      await server.close()
    }
    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
  })
})
