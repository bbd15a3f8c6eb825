import { type SheetAnswer, type SheetAnswers } from '../../checklist/answers'
import type { Document, Severity } from '../../checklist/document'
import { findings, type ProposedFinding } from '../../checklist/findings'
import { merge, overlaps } from '../../checklist/merging'
import { missing, type Missing } from '../../checklist/missing'
import type { Profile } from '../../checklist/profiles'
import { phone, type TeamSheet } from '../../store/phone'
import { fixFor, type Fix, type Fixes } from './fixing'
import { keep, kept } from './kept'
import { visitOf, type Visit } from './visit'

/** What the leader has decided so far. `without` a sheet that will never come. */
export interface Draft {
  settlements: Record<string, string>
  severities: Record<string, { severity: Severity; reason: string }>
  /** Missing in what an older version of the app kept. */
  fixed?: Fixes
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

export const putRight = (ending: Ending, item: string, fix: Fix | null): Promise<void> =>
  change(ending, (draft) => ({ ...draft, fixed: { ...draft.fixed, [item]: fix } }))

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
  key: 'overlaps' | 'reasons' | 'fixed' | 'gaps'
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
    { key: 'fixed', count: fixed(ending).filter(({ how }) => isShort(how)).length },
    { key: 'gaps', count: unexcused },
  ]
  return wants.filter(({ count }) => count > 0)
}

/** As the phone's store takes it: only what was really settled and changed. */
export function decisions(ending: Ending): {
  settlements: Record<string, string>
  severities: { item: string; severity: Severity; reason: string }[]
  fixed: ({ item: string } & Fix)[]
  incompleteReason: string | null
} {
  const settled = ending.overlaps.filter((item) => ending.draft.settlements[item])
  return {
    settlements: Object.fromEntries(settled.map((item) => [item, ending.draft.settlements[item]!])),
    severities: changedSeverities(ending),
    fixed: fixed(ending),
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

/** As people judge it, before the rules. */
export const judgedSeverity = ({ draft }: Ending, { item, severity }: ProposedFinding): Severity =>
  draft.severities[item]?.severity ?? severity

function fixed(ending: Ending): ({ item: string } & Fix)[] {
  return ending.findings.flatMap((finding) => {
    const fix = fixFor(ending.draft.fixed, finding.item, judgedSeverity(ending, finding))
    if (!fix) return []
    const cited = new Set(ending.merged.get(finding.item)?.evidence ?? [])
    return [{ item: finding.item, how: fix.how.trim(), photos: fix.photos.filter((photo) => cited.has(photo)) }]
  })
}

const isShort = (reason: string): boolean => reason.trim().length < SHORTEST_REASON

const nameOf = (visit: Visit): string => `ending:${visit.id}:${visit.me}`
