import type { components } from '../api/schema'
import type { Entry, Outbox } from '../sync/entries'
import type { Transport } from '../sync/transport'
import type { HalfFilled, KeptInspection, Store } from './database'
import { visitHere, type Here } from './here'
import { newId } from './identifiers'
import { changeInspection } from './inspections'
import { happened, readOutbox } from './outbox'
import { queueSmall } from './revisions'
import { stepOf, type Step } from './showing'

export type InterviewDocument = components['schemas']['InterviewDocument']
export type InteractionDocument = components['schemas']['InteractionDocument']
export type NewInterview = Omit<InterviewDocument, 'id' | 'claimedAt'>
export type NewInteraction = Omit<InteractionDocument, 'id' | 'claimedAt'>
export type ObservationKind = 'interview' | 'interaction'

/** What a citizen said, or how somebody was served, made on this phone. */
export interface ObservationHere extends Step {
  kind: ObservationKind
}

/** `made` are this phone's, the newest first; `there` counts the whole team's, as far as this phone knows. */
export interface ObservationsHere {
  made: ObservationHere[]
  there: Record<ObservationKind, number>
}

/** What was filled in of the next one, when the page was left or killed. */
export async function readBegun({ store }: Here, inspection: string, kind: ObservationKind): Promise<HalfFilled | null> {
  return (await visitHere(store, inspection)).kept.begun?.[kind] ?? null
}

/** On the disk once this returns; null when nothing is filled in. */
export async function keepBegun(
  { store }: Here,
  inspection: string,
  kind: ObservationKind,
  filled: HalfFilled | null,
): Promise<void> {
  const { person } = await visitHere(store, inspection)
  await changeInspection(store, person, inspection, (kept) => withBegun(kept, kind, filled))
}

function withBegun(kept: KeptInspection, kind: ObservationKind, filled: HalfFilled | null): KeptInspection {
  const { [kind]: _, ...others } = kept.begun ?? {}
  return { ...kept, begun: filled ? { ...others, [kind]: filled } : others }
}

/** On the disk once this returns, and then no longer half-filled. */
export async function keepObservation(
  { store }: Here,
  inspection: string,
  kind: ObservationKind,
  said: NewInterview | NewInteraction,
): Promise<void> {
  const { person } = await visitHere(store, inspection)
  const document = { id: newId(), claimedAt: new Date().toISOString(), ...said }
  const wanted = { id: document.id, person, inspection, document }
  await queueSmall(store, { kind }, wanted, (kept) => withBegun(kept, kind, null))
}

/** One that the server refused: nothing can be made of it but a new one. */
export async function dropObservation({ store }: Here, inspection: string, id: string): Promise<void> {
  const { person } = await visitHere(store, inspection)
  await happened(store, person, { happened: 'removed', id })
}

export async function readObservations({ store }: Here, inspection: string): Promise<ObservationsHere> {
  const { person, kept } = await visitHere(store, inspection)
  const outbox = await readOutbox(store, person)
  const made = madeHere(outbox, inspection)
  const count = (kind: ObservationKind): number => {
    const here = made.filter((one) => one.kind === kind && one.state !== 'refused').map((one) => one.id)
    return new Set([...here, ...(kept.observed?.[kind] ?? [])]).size
  }
  return { made, there: { interview: count('interview'), interaction: count('interaction') } }
}

/** Which ones the team has made, also on other phones. */
export async function fetchObserved(store: Store, transport: Transport, kept: KeptInspection): Promise<void> {
  const answer = await transport({ method: 'GET', path: `/v1/inspections/${kept.id}/observations` })
  if (answer?.status !== 200) return
  const { interviews, interactions } = answer.content as components['schemas']['Observations']
  const ids = (rows: readonly { id: string }[] | null): string[] => rows?.map((row) => row.id) ?? []
  const observed = { interview: ids(interviews.rows), interaction: ids(interactions.rows) }
  await changeInspection(store, kept.person, kept.id, (now) => ({ ...now, observed }))
}

function madeHere(outbox: Outbox, inspection: string): ObservationHere[] {
  const isOne = (entry: Entry): entry is Entry & { kind: ObservationKind } =>
    (entry.kind === 'interview' || entry.kind === 'interaction') && entry.inspection === inspection
  const entries = outbox.entries.filter(isOne).sort((one, other) => other.order - one.order)
  return entries.map((entry) => ({ ...stepOf(outbox, entry)!, kind: entry.kind }))
}
