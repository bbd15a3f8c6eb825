import { judged, type Judged } from './files'
import { result, summary } from './results'
import { element } from './element'
import { language, NAMES, speak, t, type Language } from './words'
import type { Judge } from './working'

const found: Judged[] = []
let left = 0

/** The page is drawn anew after every change; what was found stays. */
export function show(judge: Judge): void {
  const root = document.getElementById('verify')!
  const draw = () => root.replaceChildren(...parts(judge, draw))
  draw()
  for (const name of ['dragover', 'drop'] as const)
    document.addEventListener(name, (event) => {
      event.preventDefault()
      if (name === 'drop') void take(event.dataTransfer?.files, judge, draw)
    })
}

function parts(judge: Judge, draw: () => void): HTMLElement[] {
  document.documentElement.lang = language()
  document.title = `${t('title')} · Sidak`
  return [
    languages(draw),
    element('h1', {}, t('title')),
    element('p', { className: 'soft' }, t('what')),
    chooser(judge, draw),
    element('div', { className: 'stack', role: 'status' }, ...(left ? [waiting()] : []), ...summary(found)),
    ...found.map((each) => result(each, found)),
    ...(found.length && !left ? [cleared(draw)] : []),
    element('p', { className: 'soft small' }, t('where')),
    element('nav', { className: 'stack close' }, ...links()),
  ]
}

function languages(draw: () => void): HTMLElement {
  const choices = Object.entries(NAMES).map(([value, name]) => {
    const input = element('input', { type: 'radio', name: 'language', value, checked: value === language() })
    input.addEventListener('change', () => {
      speak(value as Language)
      draw()
      document.querySelector<HTMLElement>('input[name=language]:checked')?.focus()
    })
    return element('label', { lang: value }, input, element('span', {}, name))
  })
  const legend = element('legend', { className: 'only-read-aloud' }, t('language'))
  return element('fieldset', { className: 'languages' }, legend, ...choices)
}

function chooser(judge: Judge, draw: () => void): HTMLElement {
  // The browser's own button would speak the browser's language.
  const input = element('input', { type: 'file', multiple: true, accept: '.json,.jsonl,application/json', className: 'only-read-aloud' })
  input.addEventListener('change', () => void take(input.files, judge, draw))
  return element('label', { className: 'drop' }, input, element('strong', {}, t('choose')), element('span', {}, t('drop')))
}

async function take(files: FileList | null | undefined, judge: Judge, draw: () => void): Promise<void> {
  for await (const each of judged([...(files ?? [])], judge, (more) => ((left = more), draw()))) {
    found.push(each)
    found.sort((one, other) => (one.order < other.order ? -1 : Number(one.order > other.order)))
  }
  left = 0
  draw()
  document.querySelector<HTMLElement>('.summary')?.focus()
}

function waiting(): HTMLElement {
  return element('p', {}, t('working', { left }))
}

function cleared(draw: () => void): HTMLElement {
  const button = element('button', { type: 'button' }, t('clear'))
  button.addEventListener('click', () => {
    found.length = 0
    draw()
    document.querySelector<HTMLElement>('input[type=file]')?.focus()
  })
  return button
}

/** A saved copy knows no server. */
function links(): HTMLElement[] {
  if (location.protocol === 'file:') return []
  return [
    element('a', { href: '/verify.html', download: 'sidak-verify.html' }, t('save')),
    element('a', { href: '/#/check' }, t('home')),
  ]
}
