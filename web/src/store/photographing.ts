import { personHere, visitHere, type Here } from './here'
import { happened } from './outbox'
import { keepPhoto, PhotoRefused, type NewPhoto } from './photos'
import { plain } from './plain'
import { isFull } from './storage'
import { photoView, photoViews, shelfOf, type Photo } from './views'

export async function photograph(here: Here, given: Omit<NewPhoto, 'person' | 'takenAt'>, file: Blob): Promise<Photo> {
  const { person } = await visitHere(here.store, given.inspection)
  const wanted = { ...given, person, takenAt: new Date(), position: plain(given.position) }
  const photo = await keepPhoto(here.store, wanted, file).catch((problem: unknown) => {
    throw isFull(problem) ? new PhotoRefused('phone-full') : problem
  })
  return photoView(await shelfOf(here.store, person), photo)
}

export async function readPhotosOf({ store }: Here, inspection: string): Promise<Photo[]> {
  const { person } = await visitHere(store, inspection)
  return photoViews(await shelfOf(store, person), inspection)
}

export async function moveFirst({ store }: Here, id: string): Promise<void> {
  const { person } = await personHere(store)
  await happened(store, person, { happened: 'moved-first', id })
}

export async function hold({ store }: Here, on: boolean): Promise<void> {
  const { person } = await personHere(store)
  await happened(store, person, { happened: 'photos-held', on })
}

/** A refused photo goes again, as a new one with the time of the server's clock; the old one goes. */
export async function sendAgain(here: Here, id: string): Promise<Photo> {
  const { person } = await personHere(here.store)
  const photo = await here.store.get('photos', id)
  const original = await here.store.get('originals', id)
  const entry = await here.store.get('outbox', id)
  if (photo?.person !== person || !original || entry?.state !== 'refused') throw new Error('not a refused photo')
  const takenAt = here.clock.now(Date.parse(photo.takenAt))
  const again = await keepPhoto(here.store, { ...photo, takenAt }, original, id)
  return photoView(await shelfOf(here.store, person), again)
}

