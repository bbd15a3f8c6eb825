import { api, ask } from '../../../api/client'
import { phone, type Photo } from '../../../store/phone'
import { endingOf } from '../ending'
import { heardAtServer } from '../readout'
import { visitOf, type Visit } from '../visit'
import { changeDraft, EMPTY, minutesOf, readDraft, withRead, type Draft } from './draft'

/** Everything the leader looks at while the minutes are made. */
export interface Making {
  visit: Visit
  draft: Draft
  /** Photographed pages, in the order they were taken. */
  pages: Photo[]
}

export async function makingOf(id: string): Promise<Making | null> {
  const visit = await visitOf(id)
  if (!visit) return null
  const draft = await readDraft(visit)
  const known = submissionOf(visit, draft) !== null
  const pages = visit.photos.filter(({ purpose, state }) => purpose === 'minutes' && state !== 'refused')
  return { visit, draft: known ? draft : { ...draft, read: null }, pages: pages.sort((one, other) => (one.id < other.id ? -1 : 1)) }
}

/** On a phone that did not end the visit: what was found is asked from the server, to be read out again. */
export async function askWhatWasFound({ visit }: Making): Promise<void> {
  const params = { path: { inspection: visit.id } }
  const { id: submission } = await ask(api.GET('/v1/inspections/{inspection}/submission', { params }))
  const findings = await ask(api.GET('/v1/inspections/{inspection}/findings', { params }))
  await phone.fetchTeam(visit.id)
  const ending = await endingOf(visit.id)
  if (!ending) throw new Error('the checklist is not on this phone')
  await changeDraft(visit, (draft) => withRead(draft, heardAtServer(ending, findings), submission))
}

/** They are on the phone once this returns, and go out by themselves. */
export async function keepMinutes({ visit, draft, pages }: Making): Promise<void> {
  const submission = submissionOf(visit, draft)
  if (submission === null) throw new Error('the visit has not ended')
  const team = visit.detail.team.map(({ id }) => id)
  const photos = pages.map(({ id }) => id)
  await phone.keepMinutes(visit.id, minutesOf(draft, submission, visit.me, team, photos))
}

/** Names and signatures do not stay longer than needed. */
export const forgetDraft = (visit: Visit): Promise<void> => changeDraft(visit, () => EMPTY)

function submissionOf({ inspection }: Visit, draft: Draft): string | null {
  const { submission } = inspection
  return submission && submission.state !== 'refused' ? submission.id : draft.submission
}
