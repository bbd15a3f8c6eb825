import { api, ask, type Schemas } from '../../../api/client'

export type Breach = Schemas['Breach']
export type Step = Breach['steps'][number]

const of = (breach: string) => ({ path: { breach } })

export async function readBreaches(cursor: string | null) {
  return await ask(api.GET('/v1/breaches', { params: { query: { limit: 30, ...(cursor && { cursor }) } } }))
}

export const readBreach = (id: string) => ask(api.GET('/v1/breaches/{breach}', { params: of(id) }))

export const openBreach = (body: Schemas['NewBreach']) => ask(api.POST('/v1/breaches', { body }))

export const tick = (id: string, step: Step['step'], done: boolean, note: string) =>
  ask(api.POST('/v1/breaches/{breach}/steps/{step}', { params: { path: { breach: id, step } }, body: { done, note } }))

export const proposeClosing = (id: string, note: string) =>
  ask(api.POST('/v1/breaches/{breach}/closing', { params: of(id), body: { note } }))

export const approveClosing = (id: string) =>
  ask(api.POST('/v1/breaches/{breach}/closing/approval', { params: of(id) }))

export const returnClosing = (id: string, reason: string) =>
  ask(api.POST('/v1/breaches/{breach}/closing/return', { params: of(id), body: { reason } }))

const HOUR = 3600

export type TimeLeft = { over: boolean; hours: number }

/** Whole hours to the server's deadline, or since it: of the last hour nothing is promised. */
export function timeLeft(secondsLeft: number): TimeLeft {
  const over = secondsLeft < 0
  return { over, hours: Math.floor(Math.abs(secondsLeft) / HOUR) }
}

/** What `type="datetime-local"` gives, in the zone of the reader's device. */
export const instantOf = (local: string): string => new Date(local).toISOString()
