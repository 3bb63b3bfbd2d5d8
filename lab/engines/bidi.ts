import { connectTextSocket } from './text-socket.ts'

/** A session of WebDriver BiDi (https://w3c.github.io/webdriver-bidi). */
export interface BiDi {
  command: <Result>(method: string, params: object) => Promise<Result>
  close: () => void
}

interface Waiting {
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

type Message =
  | { readonly type: 'success'; readonly id: number; readonly result: never }
  | { readonly type: 'error'; readonly id: number; readonly message: string }

export async function connectBiDi(url: string): Promise<BiDi> {
  const socket = await connectTextSocket(url)
  const waiting = new Map<number, Waiting>()
  let sent = 0

  async function listen(): Promise<void> {
    for await (const text of socket.messages) {
      // There are no events: the session subscribes to none.
      const answer: Message = JSON.parse(text)
      const asker = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.type === 'success') asker?.resolve(answer.result)
      else asker?.reject(new Error(answer.message))
    }
  }
  const giveUp = (): void => {
    for (const { reject } of waiting.values()) reject(new Error('The browser has gone.'))
  }
  void listen().then(giveUp, giveUp)

  return {
    command: (method, params) =>
      new Promise((resolve, reject) => {
        sent += 1
        waiting.set(sent, { resolve, reject })
        socket.send(JSON.stringify({ id: sent, method, params }))
      }),
    close: socket.close,
  }
}
