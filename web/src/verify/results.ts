import { element } from './element'
import type { Judged } from './files'
import type { Failure, Proof } from './proving'
import { t } from './words'

const FIRST = '0'.repeat(64)

export function summary(found: Judged[]): HTMLElement[] {
  if (!found.length) return []
  const good = found.filter(({ verdict }) => verdict?.holds).length
  return [element('p', { className: 'summary', tabIndex: '-1' }, t('done', { good, bad: found.length - good }))]
}

export function result({ name, verdict }: Judged, found: Judged[]): HTMLElement {
  const holds = verdict?.holds === true
  const mark = element('span', { ariaHidden: 'true' }, holds ? '✓' : '✕')
  const title = element('h2', {}, mark, ` ${t(holds ? 'holds' : 'fails')}`)
  const body = holds ? proved(verdict, found) : [element('p', {}, reasonOf(verdict))]
  const file = element('p', { className: 'small soft code' }, name)
  return element('section', { className: holds ? 'verdict good' : 'verdict' }, title, element('div', { className: 'stack close' }, ...body, file))
}

function reasonOf(failure: Failure | null): string {
  return failure ? t(`no.${failure.reason}`, failure.facts) : t('unreadable')
}

function proved(proof: Proof, found: Judged[]): HTMLElement[] {
  const { date, stratum, units, selected, beacon } = proof
  const facts = beacon.type === 'manual' ? { source: beacon.source } : 'round' in beacon ? { round: beacon.round } : {}
  return [
    element('p', {}, element('strong', {}, t('drawn', { date, stratum, units, count: selected.length }))),
    element('p', {}, t(`beacon.${beacon.type}`, facts)),
    element('p', {}, before(proof, found)),
    folded(t('selected'), element('p', { className: 'code' }, selected.join(' ') || t('none'))),
    folded(t('compare'), element('p', {}, t('compare.why')), hashes(proof)),
    element('p', { className: 'small soft' }, t('odds')),
  ]
}

function before({ prev }: Proof, found: Judged[]): string {
  if (prev === FIRST) return t('first')
  for (const { verdict } of found) if (verdict?.holds && verdict.manifestHash === prev) return t('follows', { date: verdict.date })
  return t('alone')
}

function folded(title: string, ...content: HTMLElement[]): HTMLElement {
  return element('details', {}, element('summary', {}, title), ...content)
}

function hashes({ manifestHash, seedCommit, prev }: Proof): HTMLElement {
  const lines = { manifest_hash: manifestHash, seed_commit: seedCommit, prev }
  const parts = Object.entries(lines).flatMap(([name, value]) => [element('dt', {}, name), element('dd', { className: 'code' }, value)])
  return element('dl', {}, ...parts)
}
