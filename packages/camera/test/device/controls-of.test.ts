import { settled } from '@paycode/simulator/testing'
import { controlsOf } from '../../src/device/controls-of.ts'
import { SimulatedTrack } from '../support/simulated-track.ts'

const basic = { width: { ideal: 1_280 } }

const trackWith = (capabilities: Record<string, unknown>) =>
  new SimulatedTrack({ deviceId: 'a', label: 'A', capabilities }, basic)

const controlsOn = (track: SimulatedTrack, kept = {}) =>
  controlsOf(track as unknown as MediaStreamTrack, kept)

/** The settings in order, beside the constraints that the camera was requested with. */
const setOn = (track: SimulatedTrack) =>
  track.applied.map(({ advanced, ...rest }) => {
    expect(rest).toEqual(basic)
    return advanced
  })

const all = {
  torch: true,
  zoom: { min: 1, max: 4, step: 0.5 },
  focusMode: ['continuous', 'single-shot'],
}
const torchAndZoom = { torch: true, zoom: { min: 1, max: 4 } }

describe('the controls of a camera', () => {
  test('are those that it has', () => {
    expect(controlsOn(trackWith({}))).toEqual({})
    expect(Object.keys(controlsOn(trackWith(all)))).toEqual(['torch', 'zoom', 'focus'])
    expect(controlsOn(trackWith({ torch: false, focusMode: ['manual'] }))).toEqual({})
    const old = Object.assign(trackWith({}), { getCapabilities: undefined })
    expect(controlsOn(old as unknown as SimulatedTrack)).toEqual({})
  })

  test('set the torch and the zoom, within its bounds, and report the settings', async () => {
    const track = trackWith(torchAndZoom)
    const controls = controlsOn(track)
    expect([controls.torch?.isOn, controls.zoom?.value]).toEqual([false, 1])
    expect(await controls.torch?.set(true)).toBe(true)
    expect(await controls.zoom?.set(9)).toBe(true)
    expect([controls.torch?.isOn, controls.zoom?.value]).toEqual([true, 4])
  })

  test('are sent all together, with what the camera was asked for, also when set at once', async () => {
    const track = trackWith(all)
    const { torch, zoom, focus } = controlsOn(track)
    await Promise.all([torch?.set(true), zoom?.set(2), focus?.at({ x: 0.5, y: 0.25 })])
    await torch?.set(false)
    const point = { focusMode: 'single-shot', pointsOfInterest: [{ x: 0.5, y: 0.25 }] }
    expect(setOn(track)).toEqual([
      [{ focusMode: 'continuous' }],
      [{ focusMode: 'continuous', torch: true }],
      [{ focusMode: 'continuous', torch: true, zoom: 2 }],
      [{ torch: true, zoom: 2, ...point }],
      [{ torch: false, zoom: 2, ...point }],
    ])
  })

  test('focus on a point; without one where the camera cannot; and by itself again', async () => {
    const track = trackWith({ focusMode: all.focusMode })
    const { focus } = controlsOn(track)
    await focus?.at({ x: 0.5, y: 0.25 })
    await focus?.at()
    track.refuses = ({ pointsOfInterest }) => pointsOfInterest !== undefined
    expect(await focus?.at({ x: 0, y: 0 })).toBe(true)
    expect(setOn(track)).toEqual([
      [{ focusMode: 'continuous' }],
      [{ focusMode: 'single-shot', pointsOfInterest: [{ x: 0.5, y: 0.25 }] }],
      [{ focusMode: 'continuous' }],
      [{ focusMode: 'single-shot' }],
    ])
  })

  // Older Chromium: crbug.com/708723.
  test('are sent alone where the browser takes them only so', async () => {
    const track = trackWith(torchAndZoom)
    track.refuses = (_, { width }) => width !== undefined
    const { torch, zoom } = controlsOn(track)
    expect(await torch?.set(true)).toBe(true)
    expect(await zoom?.set(2)).toBe(true)
    expect(track.applied).toEqual([
      { advanced: [{ torch: true }] },
      { advanced: [{ torch: true, zoom: 2 }] },
    ])
  })

  test('say that the camera did not do it, and never reject', async () => {
    const track = trackWith(all)
    track.refuses = () => true
    const { torch, focus } = controlsOn(track)
    expect(await torch?.set(true)).toBe(false)
    expect(torch?.isOn).toBe(false)
    expect(await focus?.at({ x: 0, y: 0 })).toBe(false)
  })

  test('are set again as they were', async () => {
    const kept = {}
    const controls = controlsOn(trackWith(torchAndZoom), kept)
    await controls.torch?.set(true)
    await controls.zoom?.set(2)
    const again = trackWith(torchAndZoom)
    const { torch, zoom } = controlsOn(again, kept)
    await settled()
    expect(setOn(again)).toEqual([[{ torch: true, zoom: 2 }]])
    expect([torch?.isOn, zoom?.value]).toEqual([true, 2])
  })

  test('are forgotten where the camera refuses them when it opens again, and it keeps itself sharp', async () => {
    const kept = { torch: true }
    const track = trackWith(all)
    track.refuses = ({ torch }) => torch === true
    const { torch } = controlsOn(track, kept)
    await settled()
    expect(setOn(track)).toEqual([[{ focusMode: 'continuous' }]])
    expect([kept, torch?.isOn]).toEqual([{}, false])
  })
})

test('a camera that can keeps itself sharp; one that cannot is left alone', async () => {
  const track = trackWith(all)
  controlsOn(track)
  const fixed = trackWith({})
  controlsOn(fixed)
  await settled()
  expect(setOn(track)).toEqual([[{ focusMode: 'continuous' }]])
  expect(fixed.applied).toEqual([])
})
