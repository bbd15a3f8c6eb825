import type { Closing } from '../../../store/database'
import type { NewMinutes, Official, ReadFinding, Signature, Stroke } from '../../../store/minutes'
import { keep, kept } from '../kept'

/** What was entered so far: the page may be killed between two strokes. */
export interface Draft {
  /** As they were read out; null where this phone does not know it. */
  read: ReadFinding[] | null
  /** Of the submission that another phone has sent. */
  submission: string | null
  closing: Closing | null
  unit: Official
  reservations: string
  reason: string
  witness: Official
  /** By who signed: the unit, the witness, or the id of a member of the team. */
  strokes: Record<string, Stroke[]>
}

const NOBODY: Official = { name: '', post: '' }
const SHORTEST_NAME = 2
const SHORTEST_WORDS = 3
export const MOST_PAGES = 10

export const EMPTY: Draft = {
  read: null,
  submission: null,
  closing: null,
  unit: NOBODY,
  reservations: '',
  reason: '',
  witness: NOBODY,
  strokes: {},
}

/** Whose draft: one phone may be used by two people. */
export interface Whose {
  id: string
  me: string
}

export const readDraft = async (whose: Whose): Promise<Draft> => (await kept<Draft>(nameOf(whose))) ?? EMPTY

/** Read again first: a page that shows an older state must not undo what another has entered. */
export async function changeDraft(whose: Whose, to: (draft: Draft) => Draft): Promise<void> {
  await keep(nameOf(whose), to(await readDraft(whose)))
}

/** What was signed of other findings than these was not signed of these. */
export function withRead(draft: Draft, read: ReadFinding[], submission: string | null = null): Draft {
  const same = JSON.stringify(draft.read) === JSON.stringify(read)
  return { ...draft, read, submission, strokes: same ? draft.strokes : {} }
}

export type Want = 'read' | 'closing' | 'unit' | 'reservations' | 'reason' | 'witness' | 'paper' | Signing
type Signing = 'sign-unit' | 'sign-witness' | 'sign-leader'

/** What still stands in the way of keeping the minutes; `pages` is how many were photographed. */
export function wanting(draft: Draft, leader: string, pages: number): Want[] {
  const { closing } = draft
  const wants: [Want, boolean][] = [
    ['read', draft.read === null],
    ['closing', closing === null],
    ['unit', closing !== null && wantsUnit(closing, draft.unit)],
    ['reservations', closing === 'with_reservations' && isShort(draft.reservations)],
    ['reason', closing === 'refused' && isShort(draft.reason)],
    ['witness', closing === 'refused' && !isNamed(draft.witness)],
    ['paper', closing === 'on_paper' && pages === 0],
    ...signers(closing, leader).map((who): [Want, boolean] => [wantOf(who), !draft.strokes[who]?.length]),
  ]
  return wants.filter(([, wanted]) => wanted).map(([want]) => want)
}

/** Who must sign on the screen. */
export function signers(closing: Closing | null, leader: string): string[] {
  if (closing === null || closing === 'on_paper') return []
  return [closing === 'refused' ? 'witness' : 'unit', leader]
}

/** What is sent. Only what belongs to the way in which they end goes along. */
export function minutesOf(draft: Draft, submission: string, leader: string, team: string[], pages: string[]): NewMinutes {
  const { closing } = draft
  if (closing === null || draft.read === null) throw new Error('not ready')
  const refused = closing === 'refused'
  return {
    submission,
    read: draft.read,
    closing,
    unit: refused && !isNamed(draft.unit) ? null : official(draft.unit),
    reservations: closing === 'with_reservations' ? words(draft.reservations) : null,
    refusal: refused ? { reason: words(draft.reason), witness: official(draft.witness) } : null,
    paper: closing === 'on_paper' ? pages.slice(-MOST_PAGES) : [],
    signatures: closing === 'on_paper' ? [] : signatures(draft, [...new Set([...signers(closing, leader), ...team])]),
  }
}

function signatures(draft: Draft, people: string[]): Signature[] {
  return people.flatMap((who) => {
    const strokes = draft.strokes[who] ?? []
    const by = who === 'unit' || who === 'witness' ? who : 'member'
    return strokes.length ? [{ by, person: by === 'member' ? who : null, strokes }] : []
  })
}

function wantOf(who: string): Signing {
  return who === 'unit' ? 'sign-unit' : who === 'witness' ? 'sign-witness' : 'sign-leader'
}

/** Whoever refuses need not say who they are; half a name is a mistake. */
function wantsUnit(closing: Closing, unit: Official): boolean {
  const empty = words(unit.name + unit.post) === ''
  return !isNamed(unit) && !(closing === 'refused' && empty)
}

function isNamed({ name, post }: Official): boolean {
  return words(name).length >= SHORTEST_NAME && words(post).length >= SHORTEST_NAME
}

const isShort = (text: string): boolean => words(text).length < SHORTEST_WORDS

const official = ({ name, post }: Official): Official => ({ name: words(name), post: words(post) })

/** Without what nobody sees: it could hide what is agreed to. */
const words = (text: string): string => text.replace(/[\x00-\x09\x0b-\x1f\x7f]+/g, ' ').trim()

const nameOf = ({ id, me }: Whose): string => `minutes:${id}:${me}`
