import type { Answer } from '../../checklist/answers'
import type { Severity } from '../../checklist/document'
import type { ReadFinding } from '../../store/minutes'
import { date, time } from '../../texts'
import { reading } from '../../texts/reading'
import { judgedSeverity, wantsReason, type Ending } from './ending'
import { afterFix, fixFor, type Fix } from './fixing'
import { answerWords, said } from './words'

/** Of one finding, as the server takes it. */
const MOST_SAID = 2_000

export interface ReadOutText {
  opening: string
  goodTitle: string
  good: string[]
  foundTitle: string
  found: string[]
  gaps: string
  next: string
}

/** What is read to the unit before the team leaves. */
export function readOut(ending: Ending, now = new Date()): ReadOutText {
  const { visit, draft, gaps } = ending
  const say = (key: Parameters<typeof reading>[1], facts = {}) => reading(visit.spoken, key, facts)
  const noted = heard(ending)
  const good = noted.filter(({ severity }) => severity === 'S0')
  const found = noted.filter(({ severity }) => severity !== 'S0')
  return {
    opening: say('opening', {
      team: visit.detail.team.map((member) => member.name).join(', '),
      unit: visit.detail.unitName,
      from: time(visit.inspection.openedAt ?? visit.detail.arrivesAt, visit.zone, visit.spoken),
      to: time(now, visit.zone, visit.spoken),
      day: date(now, visit.zone, visit.spoken),
    }),
    goodTitle: say('good'),
    good: good.map(({ said }) => said),
    foundTitle: found.length ? say('found', { count: found.length }) : say('none'),
    found: found.map(({ said }) => said),
    gaps: wantsReason(ending) && gaps.length ? say('gaps', { count: gaps.length, reason: draft.incompleteReason }) : '',
    next: say('next'),
  }
}

/** Each finding in the words in which the unit hears it. */
export function heard(ending: Ending): ReadFinding[] {
  return ending.findings.map((finding) => {
    const { item } = finding
    const judged = judgedSeverity(ending, finding)
    const fix = fixFor(ending.draft.fixed, item, judged)
    const severity = fix ? afterFix(judged) : judged
    const answer = ending.merged.get(item)
    const words = answer ? noted(ending, item, severity, [answer], answer.note ?? '') : item
    return { item, severity, said: clipped(words + fixedWords(ending, fix)) }
  })
}

/** As the server has them, for a phone that did not end the visit itself. */
export function heardAtServer(ending: Ending, findings: readonly FoundAtServer[]): ReadFinding[] {
  return findings.map(({ item, severity, note, marks }) => {
    const settled = ending.merged.get(item)
    const answers = settled ? [settled] : ending.given(item).map(({ answer }) => answer)
    return { item, severity, said: clipped(noted(ending, item, severity, answers, note) + fixedWords(ending, marks.fixed)) }
  })
}

interface FoundAtServer {
  item: string
  severity: Severity
  note: string
  marks: { fixed: Pick<Fix, 'how'> | null }
}

function noted(ending: Ending, item: string, severity: Severity, answers: readonly Answer[], note: string): string {
  const { document, visit, profile } = ending
  const asked = profile.byCode.get(item)
  if (!asked) return item
  const answered = answers.map((answer) => answerWords(document, asked.item, answer, visit.spoken)).join(' / ')
  const told = reading(visit.spoken, severity === 'S0' ? 'praise' : 'item', {
    question: said(asked.item.question, visit.spoken),
    answer: answered,
    severity: said(document.severity_codes[severity], visit.spoken),
  })
  // The server tells the words of a text answer as its note.
  return note && !answered.includes(note) ? `${told} ${reading(visit.spoken, 'note', { note })}` : told
}

function fixedWords({ visit }: Ending, fix: Pick<Fix, 'how'> | null): string {
  return fix ? ` ${reading(visit.spoken, 'fixed', { how: fix.how.trim() })}` : ''
}

function clipped(text: string): string {
  const signs = [...text]
  return signs.length > MOST_SAID ? `${signs.slice(0, MOST_SAID - 1).join('')}…` : text
}
