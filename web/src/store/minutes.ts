import type { operations } from '../api/schema'
import { signed } from '../keys/deviceKey'
import { sha256, toHex } from '../keys/hashing'
import { fresh, type MinutesEntry, type Outbox } from '../sync/entries'
import type { Transport } from '../sync/transport'
import { bytesOf } from './bytes'
import { writing, type Closing, type KeptInspection, type MinutesAtServer, type Store } from './database'
import { visitHere, type Here } from './here'
import { newId } from './identifiers'
import { changeInspection } from './inspections'
import { happen, OUTBOX, readOutbox } from './outbox'
import { newest, stateOf, type SendState } from './showing'

/** What the unit heard and how it answered. `paper` are the photos of the pages that were signed by hand; points are in
 *  the measure of the field, 1000 wide and 400 high, from its upper left. */
export type MinutesDocument = operations['putMinutes']['requestBody']['content']['application/json']
export type NewMinutes = Omit<MinutesDocument, 'id' | 'inspection' | 'claimedAt'>

/** A finding in the words in which the unit heard it. */
export type ReadFinding = MinutesDocument['read'][number]
export type Official = NonNullable<MinutesDocument['unit']>

/** `person` is of the team. */
export type Signature = MinutesDocument['signatures'][number]
export type Stroke = Signature['strokes'][number]
export type Point = Stroke[number]

/** Where they are; `closing` is null when they were made on this phone. */
export interface MinutesHere {
  /** Null when there are none, as far as this phone knows; then `asked` says whether the server was asked. */
  state: SendState | null
  asked: boolean
  /** Made on this phone: their copy is here. */
  here: boolean
  closing: Closing | null
}

/** The exact bytes that were hashed, signed and sent, and what they say. */
export interface MinutesCopy {
  document: MinutesDocument
  sha256: string
  body: Uint8Array<ArrayBuffer>
  state: SendState
}

const ENDED = new Set<KeptInspection['detail']['state']>(['submitted', 'explaining'])

/** On the disk once this returns. False when this phone has made them already. */
export async function keepMinutes({ store }: Here, inspection: string, minutes: NewMinutes): Promise<boolean> {
  const { person } = await visitHere(store, inspection)
  const id = newId()
  const document: MinutesDocument = { id, inspection, claimedAt: new Date().toISOString(), ...minutes }
  const body = bytesOf(document)
  const hash = toHex(await sha256(body))
  const signature = await signed(store, person, hash)
  const shared = fresh({ id, person, inspection, queuedAt: Date.now(), sha256: hash, signature })
  const entry: MinutesEntry = { ...shared, kind: 'minutes', photos: minutes.paper }
  const given = writing(store, [...OUTBOX])
  const after = await happen(given, person, { happened: 'queued', entry })
  const queued = after.entries.some((one) => one.id === id)
  if (queued) await given.objectStore('bodies').put(body, id)
  await given.done
  return queued
}

/** Of visits that have ended, until there are any: the leader may have made them on another phone. */
export async function fetchMinutes(store: Store, transport: Transport, kept: KeptInspection): Promise<void> {
  if (kept.minutes || !ENDED.has(kept.detail.state)) return
  const answer = await transport({ method: 'GET', path: `/v1/inspections/${kept.id}/minutes` })
  if (answer?.status !== 200 && answer?.status !== 404) return
  const told = answer.status === 200 ? (answer.content as MinutesAtServer) : null
  const minutes = told && { id: told.id, sha256: told.sha256, closing: told.closing }
  await changeInspection(store, kept.person, kept.id, (now) => ({ ...now, minutes }))
}

/** Null where this phone has not made them, or did so long ago. */
export async function readCopy({ store }: Here, inspection: string): Promise<MinutesCopy | null> {
  const { person } = await visitHere(store, inspection)
  const outbox = await readOutbox(store, person)
  const entry = newest(outbox, 'minutes', inspection)
  const body = entry && (await store.get('bodies', entry.id))
  if (!entry || !body) return null
  const document = JSON.parse(new TextDecoder().decode(body)) as MinutesDocument
  return { document, sha256: entry.sha256, body, state: stateOf(outbox, entry) }
}

/** Refused ones are none: they are made again, unless the server has others. */
export function minutesHere(outbox: Outbox, { id, minutes }: KeptInspection): MinutesHere {
  const asked = minutes !== undefined
  const entry = newest(outbox, 'minutes', id)
  const refused = entry?.state === 'refused'
  if (entry && !refused) return { state: stateOf(outbox, entry), asked, here: true, closing: null }
  return { state: minutes ? 'confirmed' : null, asked, here: false, closing: minutes?.closing ?? null }
}
