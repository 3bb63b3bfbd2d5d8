/** Sends a command of W3C WebDriver (https://www.w3.org/TR/webdriver2) and gives its value. */
export type WebDriver = <Value>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
) => Promise<Value>

export function webDriver(url: string): WebDriver {
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    const { value } = await response.json()
    if (!response.ok) throw new Error(`${path}: ${value.message}`)
    return value
  }
}
