import { date } from '../../texts'
import { t } from '../../texts/known'
import type { Cause, Marks, NewSubject } from './fetching'

const SHORTEST = 10

/** A day of a calendar, which is the same in every zone. */
export const dayOf = (day: string): string => date(`${day}T12:00:00Z`, 'UTC')

export const isLong = (words: string): boolean => words.trim().length >= SHORTEST

export interface CauseDraft {
  cause: Cause['cause'] | ''
  whose: 'ours' | 'outside'
  owner: string
  outsideOwner: string
  reason: string
}

export const NO_CAUSE: CauseDraft = { cause: '', whose: 'ours', owner: '', outsideOwner: '', reason: '' }

export function isWhole(draft: CauseDraft): boolean {
  const owned = draft.whose === 'ours' ? draft.owner !== '' : draft.outsideOwner.trim().length >= 3
  return draft.cause !== '' && owned && isLong(draft.reason)
}

/** In a few words, for lists. */
export const marked = ({ repeat, fixed, outside }: Marks): string[] => [
  ...(repeat?.stands ? [t('repeat')] : []),
  ...(fixed ? [t('fixed')] : []),
  ...(outside ? [t('outside')] : []),
]

/** What waits to be decided, and by somebody else. */
export const toDecide = (marks: Marks, me: string): Cause | undefined =>
  marks.may.includes('decide_cause') ? marks.causes.find((each) => each.accepted === null && each.proposedBy !== me) : undefined

/** One at a time. */
export const mayPropose = (marks: Marks): boolean =>
  marks.may.includes('set_cause') && !marks.causes.some((each) => each.accepted === null)

export interface SubjectDraft {
  kind: NewSubject['kind']
  post: string
  people: { name: string; post: string }[]
}

export const NOBODY = { name: '', post: '' }
export const MOST_PEOPLE = 10

/** As the server takes it; null while something is missing. */
export function subjectOf({ kind, post, people }: SubjectDraft, before: number): NewSubject | null {
  const named = people.map((each) => ({ name: each.name.trim(), post: each.post.trim() }))
  if (kind === 'unit') return { kind, before }
  if (kind === 'post') return post.trim().length < 2 ? null : { kind, before, post: post.trim() }
  const whole = named.length > 0 && named.every((each) => each.name.length >= 2 && each.post.length >= 2)
  return whole ? { kind, before, people: named } : null
}
