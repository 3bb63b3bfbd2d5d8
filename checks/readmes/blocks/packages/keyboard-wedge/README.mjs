const scan = async (page, text) => {
  await page.keyboard.type(text, { delay: 8 })
  await page.keyboard.press('Enter')
}

export const blocks = {
  '@paycode/keyboard-wedge': [
    { lines: { 'npm install @paycode/keyboard-wedge @paycode/core rxjs': {} } },
  ],
  'In a page': [
    {
      in: 'page',
      drive: async (page) => {
        await scan(page, '6901234567892')
        await scan(page, '134579302432164181')
      },
      prints: [
        'product 6901234567892',
        '69…92 This is not a payment code: it does not have 18 digits.',
        '13…81 for A-1001',
      ],
    },
  ],
  'In Electron': [
    {
      before: `
        import { EventEmitter } from 'node:events'
        import { memoryLedger, readyCodes } from '@paycode/core'
        const ledger = memoryLedger()
        const webContents = Object.assign(new EventEmitter(), {
          isDestroyed: () => false,
          isFocused: () => true,
          sendInputEvent: () => {},
        })
        const window = { webContents }`,
      after: `
        const awaited = till.next({ orderId: 'A-1' })
        for (const key of [...'134579302432164181', 'Enter']) {
          const code = key === 'Enter' ? key : 'Digit' + key
          for (const type of ['keyDown', 'keyUp']) {
            webContents.emit('before-input-event', { preventDefault() {} }, { type, key, code, modifiers: [] })
          }
          await new Promise((resolve) => setTimeout(resolve, 8))
        }
        console.log((await awaited).masked)
        await till.close()`,
      prints: ['13…81'],
    },
  ],
  'In a terminal': [{ input: '134567890123456789\n', prints: ['13…89'] }],
}
