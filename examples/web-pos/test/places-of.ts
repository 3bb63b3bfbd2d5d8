import type { Page } from 'playwright-core'

/** All places of a page where a payment code must not appear, as one text. */
export async function placesOf(page: Page): Promise<string> {
  const inPage = await page.evaluate(async () => {
    const settled = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('unknown')))
      })
    /** The names and contents of all databases. */
    const databaseContents = async (): Promise<string[]> => {
      const contents: string[] = []
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await settled(indexedDB.open(name))
        for (const store of database.objectStoreNames) {
          const records = database.transaction(store).objectStore(store)
          const kept = [await settled(records.getAllKeys()), await settled(records.getAll())]
          contents.push(`${name} ${store} ${JSON.stringify(kept)}`)
        }
        database.close()
      }
      return contents
    }
    const fields = [...document.querySelectorAll('input, textarea, select')]
    return [
      document.documentElement.outerHTML,
      document.title,
      location.href,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
      ...fields.map((field) => ('value' in field ? String(field.value) : '')),
      ...(await databaseContents()),
      JSON.stringify(await caches.keys()),
    ].join('\n')
  })
  return `${inPage}\n${await page.locator('body').innerText()}`
}
