import type { Page } from 'playwright-core'

/** Every place of a page where a payment code has no business, in one text. */
export async function placesOf(page: Page): Promise<string> {
  const inPage = await page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea, select')]
    return [
      document.documentElement.outerHTML,
      document.title,
      location.href,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
      ...fields.map((field) => ('value' in field ? String(field.value) : '')),
      JSON.stringify(await indexedDB.databases()),
      JSON.stringify(await caches.keys()),
    ].join('\n')
  })
  return `${inPage}\n${await page.locator('body').innerText()}`
}
