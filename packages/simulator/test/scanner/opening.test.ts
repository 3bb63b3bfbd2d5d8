import { simulatedCamera, simulatedHidBus, simulatedSerialBus } from '../../src/index.ts'

const code = '134579302432164181'

describe('a device that is not open', () => {
  test('throws in place of scanning into the void', () => {
    const hid = simulatedHidBus().plug()
    const serial = simulatedSerialBus().plug()
    const camera = simulatedCamera()
    for (const use of [
      () => hid.scan(code),
      () => hid.send(new Uint8Array(8)),
      () => serial.scan(code),
      () => serial.send(new Uint8Array(8)),
      () => camera.see({ text: code, symbology: 'qr' }),
    ]) {
      expect(use).toThrow(expect.objectContaining({ name: 'NotOpenError', code: 'not-open' }))
    }
  })

  test('keeps the scan where it was plugged in with a memory', () => {
    const gun = simulatedHidBus().plug({ hasMemory: true })
    expect(() => gun.scan(code)).not.toThrow()
  })

  test('reads nothing while it is unplugged, and throws nothing', () => {
    const hid = simulatedHidBus().plug()
    const serial = simulatedSerialBus().plug()
    const camera = simulatedCamera()
    for (const device of [hid, serial, camera]) device.unplug()
    expect(() => {
      hid.scan(code)
      serial.scan(code)
      camera.see({ text: code, symbology: 'qr' })
    }).not.toThrow()
  })
})

test('opened() waits for the opening, and for what may have been queued before it', async () => {
  jest.useFakeTimers()
  try {
    const bus = simulatedHidBus()
    const gun = bus.plug()
    const settled = jest.fn()
    void gun.opened().then(settled)
    await jest.advanceTimersByTimeAsync(5_000)
    expect(settled).not.toHaveBeenCalled()
    const [device] = await bus.web.getDevices()
    await device?.open()
    await jest.advanceTimersByTimeAsync(299)
    expect(settled).not.toHaveBeenCalled()
    await jest.advanceTimersByTimeAsync(1)
    expect(settled).toHaveBeenCalledTimes(1)
  } finally {
    jest.useRealTimers()
  }
})
