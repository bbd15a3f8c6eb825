import { signed } from '../keys/deviceKey'
import { sha256, toHex, type Bytes } from '../keys/hashing'
import { fresh, type PhotoEntry } from '../sync/entries'
import { mayBeRemoved } from '../sync/queueing'
import { bytesOf } from './bytes'
import { writing, type KeptPhoto, type Position, type Store, type Writing } from './database'
import { newId } from './identifiers'
import { happen, OUTBOX } from './outbox'
import { photoTypeOf, type PhotoType } from './photoTypes'
import { newSheet, touched } from './sheets'

/** Why a file cannot be taken: the server's own names of the problem. */
export class PhotoRefused extends Error {
  override name = 'PhotoRefused'

  constructor(readonly problem: 'not-a-photo' | 'photo-too-large' | 'already-sent' | 'in-minutes' | 'phone-full') {
    super(problem)
  }
}

export interface NewPhoto {
  person: string
  inspection: string
  item: string | null
  purpose: KeptPhoto['purpose']
  fileName: string
  takenAt: Date
  position: Position | null
}

const MOST_BYTES = 64 * 1024 * 1024
const PHOTOS = [...OUTBOX, 'photos', 'originals', 'sheets'] as const

/** In the order they were taken. */
export async function readPhotos(store: Store, person: string, inspection: string): Promise<KeptPhoto[]> {
  const photos = await store.getAllFromIndex('photos', 'visit', [person, inspection])
  return photos.sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** The original goes into the phone's storage as it came from the camera, to the byte. `instead` of a refused one. */
export async function keepPhoto(store: Store, wanted: NewPhoto, file: Blob, instead?: string): Promise<KeptPhoto> {
  const { photo, content } = await looked(wanted, file)
  const signature = await signed(store, wanted.person, photo.sha256)
  const given = writing(store, [...PHOTOS])
  const sheets = given.objectStore('sheets')
  const sheet = (await sheets.get([wanted.person, wanted.inspection])) ?? newSheet(wanted.person, wanted.inspection)
  await given.objectStore('photos').put(photo)
  await given.objectStore('originals').put(new Blob([content], { type: photo.contentType }), photo.id)
  await given.objectStore('bodies').put(bytesOf(announcement(photo, signature)), photo.id)
  await sheets.put(touched(sheet, photo.item))
  await happen(given, wanted.person, { happened: 'queued', entry: entryOf(photo, signature) })
  if (instead !== undefined) await drop(given, wanted.person, instead)
  await given.done
  return photo
}

/** Only while the server does not know it, or after it refused it, and never a signed page that minutes name. */
export async function removePhoto(store: Store, person: string, id: string): Promise<void> {
  const given = writing(store, [...PHOTOS])
  const photo = await given.objectStore('photos').get(id)
  const entry = await given.objectStore('outbox').get(id)
  if (!photo || photo.person !== person || (entry && !mayBeRemoved(entry))) {
    await given.done
    throw new PhotoRefused('already-sent')
  }
  if (await isInMinutes(given, person, id)) {
    await given.done
    throw new PhotoRefused('in-minutes')
  }
  const sheets = given.objectStore('sheets')
  const sheet = await sheets.get([person, photo.inspection])
  if (sheet) await sheets.put(touched(sheet, photo.item))
  await drop(given, person, id)
  await given.done
}

async function isInMinutes(given: Writing<(typeof PHOTOS)[number]>, person: string, id: string): Promise<boolean> {
  const entries = await given.objectStore('outbox').index('person').getAll(person)
  const standing = entries.filter(({ state }) => state !== 'refused' && state !== 'replaced')
  return standing.some((entry) => entry.kind === 'minutes' && entry.photos.includes(id))
}

async function drop(given: Writing<(typeof PHOTOS)[number]>, person: string, id: string): Promise<void> {
  await given.objectStore('photos').delete(id)
  await given.objectStore('originals').delete(id)
  await happen(given, person, { happened: 'removed', id })
}

type Looked = KeptPhoto & { contentType: PhotoType }

/** What is asked of every file before it is taken. */
export async function looked(wanted: NewPhoto, file: Blob): Promise<{ photo: Looked; content: Bytes }> {
  if (file.size > MOST_BYTES) throw new PhotoRefused('photo-too-large')
  const content = new Uint8Array(await file.arrayBuffer())
  const contentType = photoTypeOf(content)
  if (contentType === null) throw new PhotoRefused('not-a-photo')
  return { photo: await described(wanted, contentType, content), content }
}

async function described(wanted: NewPhoto, contentType: PhotoType, content: Bytes): Promise<Looked> {
  const { person, inspection, item, purpose, position, takenAt, fileName } = wanted
  return {
    person,
    inspection,
    item,
    purpose,
    position,
    id: newId(),
    sha256: toHex(await sha256(content)),
    size: content.length,
    contentType,
    fileName: nameOf(fileName),
    takenAt: takenAt.toISOString(),
  }
}

export function announcement(photo: KeptPhoto, signature: string | null): object {
  const { latitude, longitude, accuracy } = photo.position ?? {}
  const place = photo.position ? { latitude, longitude, accuracy } : {}
  return {
    purpose: photo.purpose,
    ...(photo.item === null ? {} : { item: photo.item }),
    sha256: photo.sha256,
    size: photo.size,
    contentType: photo.contentType ?? 'image/jpeg',
    fileName: photo.fileName,
    claimedAt: photo.takenAt,
    ...place,
    ...(signature ? { deviceSignature: signature } : {}),
  }
}

export function entryOf(photo: KeptPhoto, signature: string | null): PhotoEntry {
  const { id, person, inspection, sha256: hash, size } = photo
  const shared = fresh({ id, person, inspection, queuedAt: Date.now(), sha256: hash, signature })
  return { ...shared, kind: 'photo', step: 'announce', size, offset: 0, begun: false, restarts: 0 }
}

function nameOf(given: string): string {
  const clean = given.replace(/[\x00-\x1f\x7f]/g, '')
  return [...clean].slice(-100).join('') || 'photo.jpg'
}
