import { api, ask } from '../../api/client'

/** Something about a photo that needs a second person. */
export interface Waiting {
  id: string
  what: 'redaction' | 'sealed' | 'open'
  inspection: string
  evidence: string
  reason: string
  askedBy: string
  askedByName: string
  at: string
}

const MOST = 100

/** The oldest first. */
export async function readWaiting(): Promise<Waiting[]> {
  const [redactions, sealed] = await Promise.all([
    ask(api.GET('/v1/redactions', { params: { query: { limit: MOST } } })),
    ask(api.GET('/v1/sealed-views')),
  ])
  const found = [
    ...redactions.items.map(({ proposedBy, proposedByName, proposedAt, ...each }): Waiting => {
      return { ...each, what: 'redaction', askedBy: proposedBy, askedByName: proposedByName, at: proposedAt }
    }),
    ...sealed.map(({ askedAt, openUntil, ...each }): Waiting => ({ ...each, what: openUntil ? 'open' : 'sealed', at: askedAt })),
  ]
  return found.sort((one, other) => one.at.localeCompare(other.at))
}

/** What this person may do something about: what others asked for, and what is open to them. */
export const isFor = (person: string | undefined, { what, askedBy }: Waiting): boolean => what === 'open' || askedBy !== person
