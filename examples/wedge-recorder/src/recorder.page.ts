// The recorder: the settings, the recordings one after the other, and their display.
import type { Language } from '@paycode/core'
import type { Keystroke } from '@paycode/core/adapter'
import { skipWhile, Subject, Subscription, throttleTime } from 'rxjs'
import { element } from './element.ts'
import { heardKeystrokes } from './heard-keystrokes.ts'
import { LiveList } from './live-list.ts'
import { Recording } from './recording.ts'
import { saveTrace } from './save-trace.ts'
import { typingFacts } from './typing-facts.ts'
import { undisturbed } from './undisturbed.ts'
import { verdictItem } from './verdict-item.ts'
import { verdicts, type Verdict } from './verdicts.ts'
import { isWord, words } from './words.ts'

const scrub = element('scrub', HTMLInputElement)
const field = element('field', HTMLInputElement)
const nothing = element('nothing', HTMLDivElement)
const record = element('record', HTMLButtonElement)
const settings = element('settings', HTMLFieldSetElement)
const live = new LiveList(element('live', HTMLElement))
const isIntoField = (): boolean =>
  settings.querySelector(':checked')?.getAttribute('value') === 'field'

let language: Language = navigator.language.startsWith('zh') ? 'zh' : 'en'
let state: 'idle' | 'recording' | 'recorded' = 'idle'
let recording = new Recording(0, true)
let isScrubbed = true
let judged: Verdict[] = []
let running = Subscription.EMPTY

function start(): void {
  isScrubbed = scrub.checked
  recording = new Recording(performance.now(), isScrubbed)
  judged = []
  live.clear()
  setState('recording')
  const kept$ = new Subject<Keystroke>()
  running = new Subscription()
  running.add(kept$.pipe(throttleTime(100, undefined, { trailing: true })).subscribe(showKeys))
  running.add(
    verdicts(kept$).subscribe((verdict) => {
      judged.push(verdict)
      showVerdict(verdict)
    }),
  )
  running.add(
    // If the button was pressed with a key, that key is released now.
    heardKeystrokes()
      .pipe(skipWhile(({ keystroke }) => keystroke.type === 'keyup'))
      .subscribe((heard) => kept$.next(recording.add(heard))),
  )
  running.add(() => kept$.complete())
  const target = isIntoField() ? field : nothing
  running.add(undisturbed({ target, isField: target === field, onStop: stop }))
}

function stop(): void {
  running.unsubscribe()
  recording.dropEnd((keystroke) => 'key' in keystroke && keystroke.key === 'Escape')
  live.clear()
  setState('recorded')
  // The focus must not be on a button: the Enter of one more scan would press it.
  element('says', HTMLElement).focus()
}

function setState(next: typeof state): void {
  state = next
  document.body.dataset['state'] = state
  settings.disabled = state === 'recording'
  field.disabled = state !== 'recording'
  field.value = ''
  // No control may be left that a scanner's Tab could focus and its Enter press.
  record.tabIndex = state === 'recording' ? -1 : 0
  element('send', HTMLElement).hidden = state !== 'recorded' || recording.events.length === 0
  showWords()
}

function showWords(): void {
  const say = words[language]
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en'
  document.title = `${say.title} · Paycode`
  for (const worded of document.querySelectorAll<HTMLElement>('[data-word]')) {
    const word = worded.dataset['word']
    if (isWord(word)) worded.textContent = say[word]
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-lang]')) {
    button.ariaPressed = String(button.dataset['lang'] === language)
  }
  document.querySelector('.languages')?.setAttribute('aria-label', say.language)
  field.ariaLabel = field.placeholder = say.padField
  record.textContent = { idle: say.start, recording: say.stop, recorded: say.again }[state]
  const came = recording.events.length > 0
  const said = { idle: say.idle, recording: say.scanNow, recorded: came ? say.stopped : say.empty }
  element('says', HTMLElement).textContent = said[state]
  element('copied', HTMLElement).textContent = ''
  element('verdicts', HTMLElement).replaceChildren()
  element('no-verdict', HTMLElement).hidden = false
  for (const verdict of judged) showVerdict(verdict)
  showSettings()
  showKeys()
}

function showSettings(): void {
  const say = words[language]
  element('scrub-hint', HTMLElement).textContent = scrub.checked ? say.scrubHint : say.plainHint
  field.hidden = !isIntoField()
  nothing.hidden = isIntoField()
}

function showKeys(): void {
  const say = words[language]
  const { events, keys, medianGapMs, longestGapMs } = typingFacts(recording.events)
  const whole = (ms: number | undefined): string =>
    ms === undefined ? '–' : String(Math.round(ms))
  const facts = { events, keys, median: whole(medianGapMs), longest: whole(longestGapMs) }
  for (const [id, fact] of Object.entries(facts)) element(id, HTMLElement).textContent = `${fact}`
  const earlier = live.show(recording.events, !isScrubbed)
  element('earlier', HTMLElement).textContent = earlier > 0 ? `${earlier} ${say.earlier}` : ''
  element('live-hint', HTMLElement).textContent = isScrubbed ? say.liveScrubbed : say.liveMasked
}

/** Adds only new items, because a screen reader reads out what is added. */
function showVerdict(verdict: Verdict): void {
  const item = verdictItem(verdict, language)
  if (item) element('verdicts', HTMLElement).append(item)
  element('no-verdict', HTMLElement).hidden = true
}

async function copy(): Promise<void> {
  const copied = element('copied', HTMLElement)
  try {
    await navigator.clipboard.writeText(recording.trace)
    copied.textContent = words[language].copied
  } catch {
    copied.textContent = words[language].notCopied
  }
}

record.addEventListener('click', () => (state === 'recording' ? stop() : start()))
settings.addEventListener('change', showSettings)
element('save', HTMLElement).addEventListener('click', () => saveTrace(recording.trace, new Date()))
element('copy', HTMLElement).addEventListener('click', () => void copy())
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-lang]')) {
  button.addEventListener('click', () => {
    language = button.dataset['lang'] === 'zh' ? 'zh' : 'en'
    showWords()
  })
}
setState('idle')
