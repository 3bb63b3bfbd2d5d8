import { preferences } from '../shared/preferences.ts'

/** Notes as [frequency in Hz, start and length in ms], and how a phone or tablet shakes. */
const signals = {
  read: { notes: [[1760, 0, 70]], wave: 'square', shake: [30] },
  paid: {
    notes: [
      [784, 0, 110],
      [1047, 110, 110],
      [1319, 220, 220],
    ],
    wave: 'sine',
    shake: [60],
  },
  refused: {
    notes: [
      [233, 0, 160],
      [175, 200, 260],
    ],
    wave: 'sawtooth',
    shake: [120, 60, 120],
  },
} as const

let audio: AudioContext | undefined

/** Plays a sound and vibrates. Browsers allow that only after the first click or key. */
export function signal(name: keyof typeof signals): void {
  if (!navigator.userActivation?.hasBeenActive) return
  const { notes, wave, shake } = signals[name]
  navigator.vibrate?.([...shake])
  if (!preferences.sound) return
  audio ??= new AudioContext()
  void audio.resume()
  for (const [frequency, startMs, lengthMs] of notes) {
    play(audio, wave, frequency, audio.currentTime + startMs / 1000, lengthMs / 1000)
  }
}

function play(
  context: AudioContext,
  wave: OscillatorType,
  hz: number,
  at: number,
  s: number,
): void {
  const tone = new OscillatorNode(context, { type: wave, frequency: hz })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setTargetAtTime(wave === 'sine' ? 0.25 : 0.08, at, 0.005)
  volume.gain.setTargetAtTime(0, at + s, 0.03)
  tone.connect(volume).connect(context.destination)
  tone.start(at)
  tone.stop(at + s + 0.3)
}
