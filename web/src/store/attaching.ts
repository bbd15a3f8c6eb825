import { signed } from '../keys/deviceKey'
import { bytesOf } from './bytes'
import { writing, type KeptPhoto, type Store } from './database'
import { personHere, type Here } from './here'
import { happen, OUTBOX } from './outbox'
import { announcement, entryOf, looked } from './photos'
import { photoView, shelfOf, type Photo, type Shelf } from './views'

const PURPOSES = new Set<string>(['explanation', 'remedy'] satisfies Purpose[])

/** What the unit's own photos stand beside. */
export type Purpose = 'explanation' | 'remedy'

/** A photo beside an explanation, or a report on a remedy. */
export interface Attachment extends Photo {
  /** The explanation was sent: the photo follows it. */
  queued: boolean
}

/** It lies on the device, and nowhere else, until the explanation that names it was recorded. */
export async function attach(
  { store }: Here,
  inspection: string,
  file: Blob,
  fileName: string,
  purpose: Purpose,
): Promise<Attachment> {
  const { person } = await personHere(store)
  const about = { person, inspection, item: null, purpose, position: null } as const
  const { photo, content } = await looked({ ...about, fileName, takenAt: new Date() }, file)
  const given = writing(store, ['photos', 'originals'])
  await given.objectStore('photos').put(photo)
  await given.objectStore('originals').put(new Blob([content], { type: photo.contentType }), photo.id)
  await given.done
  return attachment(await shelfOf(store, person), photo)
}

/** Those of them that are still here, in the same order. */
export async function readAttached({ store }: Here, ids: readonly string[]): Promise<Attachment[]> {
  const { person } = await personHere(store)
  return attachments(await shelfOf(store, person), ids)
}

/** Again is harmless: what is in the outbox stays there as it is. */
export async function sendAttached({ store }: Here, ids: readonly string[]): Promise<void> {
  const { person } = await personHere(store)
  for (const photo of await own(store, person, ids)) await queue(store, photo)
}

/** Photos that the server does not have yet, or refused. */
export async function onTheirWay({ store }: Here, inspection: string | null): Promise<Attachment[]> {
  const { person } = await personHere(store)
  const shelf = await shelfOf(store, person)
  const open = shelf.outbox.entries.filter((entry) => entry.kind === 'photo' && entry.state !== 'confirmed')
  const ids = open.filter((entry) => inspection === null || entry.inspection === inspection).map((entry) => entry.id)
  return attachments(shelf, ids)
}

async function queue(store: Store, photo: KeptPhoto): Promise<void> {
  const signature = await signed(store, photo.person, photo.sha256)
  const given = writing(store, [...OUTBOX])
  if (!(await given.objectStore('outbox').get(photo.id))) {
    await given.objectStore('bodies').put(bytesOf(announcement(photo, signature)), photo.id)
    await happen(given, photo.person, { happened: 'queued', entry: entryOf(photo, signature) })
  }
  await given.done
}

async function attachments(shelf: Shelf, ids: readonly string[]): Promise<Attachment[]> {
  const photos = await own(shelf.store, shelf.person, ids)
  return Promise.all(photos.map((photo) => attachment(shelf, photo)))
}

async function attachment(shelf: Shelf, photo: KeptPhoto): Promise<Attachment> {
  const queued = shelf.outbox.entries.some((entry) => entry.id === photo.id)
  return { ...(await photoView(shelf, photo)), queued }
}

async function own(store: Store, person: string, ids: readonly string[]): Promise<KeptPhoto[]> {
  const photos = await Promise.all(ids.map((id) => store.get('photos', id)))
  return photos.filter((photo) => photo?.person === person && PURPOSES.has(photo.purpose)) as KeptPhoto[]
}
