import { type SheetAnswer, type SheetAnswers } from '../../checklist/answers'
import type { Document, Severity } from '../../checklist/document'
import { findings, type ProposedFinding } from '../../checklist/findings'
import { merge, overlaps } from '../../checklist/merging'
import { missing, type Missing } from '../../checklist/missing'
import type { Profile } from '../../checklist/profiles'
import { date, time } from '../../texts'
import { reading } from '../../texts/reading'
import { phone, type TeamSheet } from '../../store/phone'
import { keep, kept } from './kept'
import { visitOf, type Visit } from './visit'
import { answerWords, said } from './words'

/** What the leader has decided so far. `without` a sheet that will never come. */
export interface Draft {
  settlements: Record<string, string>
  severities: Record<string, { severity: Severity; reason: string }>
  incompleteReason: string
  without: boolean
}

export interface Given {
  person: string
  name: string
  answer: SheetAnswer
}

/** Everything the leader looks at before the visit ends. */
export interface Ending {
  visit: Visit
  document: Document
  profile: Profile
  sheets: TeamSheet[]
  draft: Draft
  overlaps: string[]
  merged: SheetAnswers
  findings: ProposedFinding[]
  gaps: Missing[]
  given: (item: string) => Given[]
}

const EMPTY: Draft = { settlements: {}, severities: {}, incompleteReason: '', without: false }
const SHORTEST_REASON = 3

export async function endingOf(id: string): Promise<Ending | null> {
  const visit = await visitOf(id)
  if (!visit?.document || !visit.profile) return null
  const draft = (await kept<Draft>(nameOf(visit))) ?? EMPTY
  return compiled(visit, visit.document, visit.profile, await phone.team(id), draft)
}

function compiled(visit: Visit, document: Document, profile: Profile, sheets: TeamSheet[], draft: Draft): Ending {
  const here = new Map(sheets.flatMap((sheet) => (sheet.answers ? [[sheet.person, sheet.answers] as const] : [])))
  const differing = overlaps(here)
  const merged = merge(here, draft.settlements)
  const unsettled = new Set(differing.filter((item) => !merged.has(item)))
  const given = (item: string): Given[] =>
    sheets.flatMap(({ person, name, answers }) => {
      const answer = answers?.get(item)
      return answer ? [{ person, name, answer }] : []
    })
  const gaps = missing(profile, merged).filter((gap) => !unsettled.has(gap.item))
  return { visit, document, profile, sheets, draft, overlaps: differing, merged, findings: findings(profile, merged), gaps, given }
}

export const settle = (ending: Ending, item: string, person: string): Promise<void> =>
  change(ending, (draft) => ({ ...draft, settlements: { ...draft.settlements, [item]: person } }))

export const judge = (ending: Ending, finding: ProposedFinding, severity: Severity, reason: string): Promise<void> =>
  change(ending, (draft) => ({ ...draft, severities: { ...draft.severities, [finding.item]: { severity, reason } } }))

export const excuse = (ending: Ending, incompleteReason: string): Promise<void> =>
  change(ending, (draft) => ({ ...draft, incompleteReason }))

export const goWithout = (ending: Ending, without: boolean): Promise<void> =>
  change(ending, (draft) => ({ ...draft, without }))

/** Read again first: a page that shows an older state must not undo what another has decided. */
async function change(ending: Ending, to: (draft: Draft) => Draft): Promise<void> {
  const name = nameOf(ending.visit)
  await keep(name, to((await kept<Draft>(name)) ?? EMPTY))
}

export const away = (ending: Ending): string[] =>
  ending.sheets.filter((sheet) => !sheet.submitted).map((sheet) => sheet.name)

/** While a colleague's sheet may still come nobody knows what is missing. */
export const wantsReason = (ending: Ending): boolean =>
  away(ending).length > 0 ? ending.draft.without : ending.gaps.length > 0

export interface Want {
  key: 'overlaps' | 'reasons' | 'gaps'
  count: number
}

/** What still stands in the way of the end. */
export function wanting(ending: Ending): Want[] {
  const { overlaps, merged, draft } = ending
  const open = overlaps.filter((item) => !merged.has(item)).length
  const unexplained = changedSeverities(ending).filter(({ reason }) => isShort(reason)).length
  const unexcused = wantsReason(ending) && isShort(draft.incompleteReason) ? 1 : 0
  const wants: Want[] = [
    { key: 'overlaps', count: open },
    { key: 'reasons', count: unexplained },
    { key: 'gaps', count: unexcused },
  ]
  return wants.filter(({ count }) => count > 0)
}

/** As the phone's store takes it: only what was really settled and changed. */
export function decisions(ending: Ending): {
  settlements: Record<string, string>
  severities: { item: string; severity: Severity; reason: string }[]
  incompleteReason: string | null
} {
  const settled = ending.overlaps.filter((item) => ending.draft.settlements[item])
  return {
    settlements: Object.fromEntries(settled.map((item) => [item, ending.draft.settlements[item]!])),
    severities: changedSeverities(ending),
    incompleteReason: wantsReason(ending) ? ending.draft.incompleteReason.trim() : null,
  }
}

/** Everything is on the phone once this returns; it goes out by itself. */
export const endVisit = (ending: Ending): Promise<void> => phone.submitInspection(ending.visit.id, decisions(ending))

function changedSeverities(ending: Ending): { item: string; severity: Severity; reason: string }[] {
  return ending.findings.flatMap(({ item, severity: proposed }) => {
    const judged = ending.draft.severities[item]
    return judged && judged.severity !== proposed ? [{ item, ...judged, reason: judged.reason.trim() }] : []
  })
}

const isShort = (reason: string): boolean => reason.trim().length < SHORTEST_REASON

const nameOf = (visit: Visit): string => `ending:${visit.id}:${visit.me}`

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
  const judged = ending.findings.map((finding) => ({
    ...finding,
    severity: draft.severities[finding.item]?.severity ?? finding.severity,
  }))
  const good = judged.filter(({ severity }) => severity === 'S0')
  const found = judged.filter(({ severity }) => severity !== 'S0')
  return {
    opening: say('opening', {
      team: visit.detail.team.map((member) => member.name).join(', '),
      unit: visit.detail.unitName,
      from: time(visit.inspection.openedAt ?? visit.detail.arrivesAt, visit.zone, visit.spoken),
      to: time(now, visit.zone, visit.spoken),
      day: date(now, visit.zone, visit.spoken),
    }),
    goodTitle: say('good'),
    good: good.map((finding) => noted(ending, finding)),
    foundTitle: found.length ? say('found', { count: found.length }) : say('none'),
    found: found.map((finding) => noted(ending, finding)),
    gaps: wantsReason(ending) && gaps.length ? say('gaps', { count: gaps.length, reason: draft.incompleteReason }) : '',
    next: say('next'),
  }
}

function noted(ending: Ending, { item, severity }: ProposedFinding): string {
  const { document, visit, profile } = ending
  const answer = ending.merged.get(item)
  const asked = profile.byCode.get(item)
  if (!answer || !asked) return item
  const told = reading(visit.spoken, severity === 'S0' ? 'praise' : 'item', {
    question: said(asked.item.question, visit.spoken),
    answer: answerWords(document, asked.item, answer, visit.spoken),
    severity: said(document.severity_codes[severity], visit.spoken),
  })
  return answer.note ? `${told} ${reading(visit.spoken, 'note', { note: answer.note })}` : told
}
