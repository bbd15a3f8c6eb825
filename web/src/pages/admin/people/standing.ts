import type { Grant } from './fetching'

export type Standing = 'asked' | 'coming' | 'held' | 'ended'

/** Where a role stands at `now`; `ended` also when it was taken back before anybody signed. */
export function standingOf({ approvedAt, validFrom, validTo }: Grant, now: number): Standing {
  if (validTo !== null && Date.parse(validTo) <= now) return 'ended'
  if (approvedAt === null) return 'asked'
  return Date.parse(validFrom) > now ? 'coming' : 'held'
}

const ORDER: Standing[] = ['asked', 'held', 'coming', 'ended']

/** What waits first, what is over last. */
export function inOrder(grants: readonly Grant[], now: number): Grant[] {
  const place = (grant: Grant) => ORDER.indexOf(standingOf(grant, now))
  return [...grants].sort((one, other) => place(one) - place(other))
}

/** Nobody asks for their own role, and nobody signs what they asked for. */
export const maySign = (grant: Grant, me: string, now: number): boolean =>
  standingOf(grant, now) === 'asked' && grant.requestedBy !== me && grant.person !== me

/** The first instant of a day as a calendar writes it, in the zone of the reader's device. */
export const startOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString()

/** A last day is whole: the role ends when the next one begins. */
export function endOf(day: string): string {
  const next = new Date(`${day}T00:00:00`)
  next.setDate(next.getDate() + 1)
  return next.toISOString()
}

/** The last whole day before an instant. */
export const lastDayOf = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString()
