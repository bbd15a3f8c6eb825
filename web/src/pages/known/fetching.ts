import { api, ask, type Schemas } from '../../api/client'

export type Marks = Schemas['Marks']
export type Cause = Marks['causes'][number]
export type Subject = Marks['subject']
export type Referral = Schemas['Referral']
export type NewCause = Schemas['CauseDocument']
export type NewSubject = Schemas['SubjectDocument']

export const proposeCause = async (finding: string, body: NewCause): Promise<Marks> =>
  ask(api.POST('/v1/findings/{finding}/causes', { params: { path: { finding } }, body }))

export const decideCause = async (cause: string, accepted: boolean, reason: string | null): Promise<Marks> =>
  ask(api.POST('/v1/causes/{cause}/decision', { params: { path: { cause } }, body: { accepted, reason } }))

export const nameSubject = async (finding: string, body: NewSubject): Promise<Marks> =>
  ask(api.PUT('/v1/findings/{finding}/subject', { params: { path: { finding } }, body }))

/** Each reading is entered in the ledger: only when somebody asks for it. */
export const readNames = async (finding: string): Promise<Schemas['ConcernedPerson'][]> =>
  ask(api.GET('/v1/findings/{finding}/people', { params: { path: { finding } } }))

export const readReferrals = async (cursor: string | null = null, limit = 50) =>
  ask(api.GET('/v1/referrals', { params: { query: { limit, ...(cursor && { cursor }) } } }))

export const answerReferral = async (referral: string, body: Schemas['RoutedAnswer']): Promise<Referral> =>
  ask(api.POST('/v1/referrals/{referral}/answer', { params: { path: { referral } }, body }))
