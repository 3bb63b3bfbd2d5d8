import { controlsOf, focusContinuously } from '../../src/device/controls-of.ts'
import { SimulatedTrack } from '../parts/simulated-track.ts'

const trackWith = (capabilities: Record<string, unknown>) => {
  const track = new SimulatedTrack({ deviceId: 'a', label: 'A', capabilities })
  return { track, controls: controlsOf(track as unknown as MediaStreamTrack) }
}

const all = {
  torch: true,
  zoom: { min: 1, max: 4, step: 0.5 },
  focusMode: ['continuous', 'single-shot'],
}

describe('the controls of a camera', () => {
  test('are those that it has', () => {
    expect(controlsOf(new SimulatedTrack({ deviceId: '', label: '' }) as never)).toEqual({})
    expect(Object.keys(trackWith(all).controls)).toEqual(['torch', 'zoom', 'focus'])
    expect(Object.keys(trackWith({ torch: false, focusMode: ['manual'] }).controls)).toEqual([])
    const { track } = trackWith({})
    Object.assign(track, { getCapabilities: undefined })
    expect(controlsOf(track as unknown as MediaStreamTrack)).toEqual({})
  })

  test('set the torch and the zoom, within its bounds, and tell what is set', async () => {
    const { controls, track } = trackWith(all)
    expect([controls.torch?.isOn, controls.zoom?.value]).toEqual([false, 1])
    expect(await controls.torch?.set(true)).toBe(true)
    expect(await controls.zoom?.set(9)).toBe(true)
    expect([controls.torch?.isOn, controls.zoom?.value]).toEqual([true, 4])
    expect(track.applied).toEqual([{ torch: true }, { zoom: 4 }])
  })

  test('focus on a point; without one where the camera cannot; and by itself again', async () => {
    const { controls, track } = trackWith(all)
    await controls.focus?.at({ x: 0.5, y: 0.25 })
    await controls.focus?.at()
    track.refuses = (constraint) => 'pointsOfInterest' in constraint
    expect(await controls.focus?.at({ x: 0, y: 0 })).toBe(true)
    expect(track.applied).toEqual([
      { focusMode: 'single-shot', pointsOfInterest: [{ x: 0.5, y: 0.25 }] },
      { focusMode: 'continuous' },
      { focusMode: 'single-shot' },
    ])
  })

  test('say that the camera did not do it, and never reject', async () => {
    const { controls, track } = trackWith(all)
    track.refuses = () => true
    expect(await controls.torch?.set(true)).toBe(false)
    expect(await controls.focus?.at({ x: 0, y: 0 })).toBe(false)
  })
})

test('a camera that can keeps itself sharp; one that cannot is left alone', async () => {
  const { track } = trackWith(all)
  expect(await focusContinuously(track as never)).toBe(true)
  const fixed = trackWith({}).track
  expect(await focusContinuously(fixed as never)).toBe(false)
  expect(fixed.applied).toEqual([])
})
