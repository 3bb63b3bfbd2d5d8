/** All keys at once: a busy machine does not stretch them to a person's pace. */
async function scan(page, digits) {
  const session = await page.context().newCDPSession(page)
  const press = (key, code, windowsVirtualKeyCode, text) =>
    ['keyDown', 'keyUp'].map((type) =>
      session.send('Input.dispatchKeyEvent', {
        ...{ type, key, code, windowsVirtualKeyCode },
        ...(type === 'keyDown' && { text }),
      }),
    )
  await Promise.all([
    ...Array.from(digits, (digit) =>
      press(digit, `Digit${digit}`, 48 + Number(digit), digit),
    ).flat(),
    ...press('Enter', 'Enter', 13, '\r'),
  ])
  await session.detach()
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
        const webContents = /** @type {any} */ (Object.assign(new EventEmitter(), {
          isDestroyed: () => false,
          isFocused: () => true,
          sendInputEvent: () => {},
        }))
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
