import type { Answer } from '../checklist/answers'
import { SheetWrong } from './errors'
import { askedHere, personHere, visitHere, type Here } from './here'
import { readOutbox } from './outbox'
import { readPhotos } from './photos'
import { plain } from './plain'
import { queueRevision } from './revisions'
import {
  answersOf,
  changeSheet,
  isHandedIn,
  isUntold,
  newSheet,
  revisionsOf,
  stillToDo,
  withAnswer,
  type StillToDo,
} from './sheets'
import { inspectionView, shelfOf, sheetView, type SheetOnPhone } from './views'

export async function readSheet({ store }: Here, inspection: string): Promise<SheetOnPhone> {
  const { person, kept } = await visitHere(store, inspection)
  const shelf = await shelfOf(store, person)
  const { profile } = await inspectionView(shelf, kept)
  return sheetView(shelf, inspection, profile)
}

/** On the disk once this returns. */
export async function keepAnswer(
  { store }: Here,
  inspection: string,
  item: string,
  answer: Answer | null,
  note?: string,
): Promise<void> {
  const { person } = await visitHere(store, inspection)
  await changeSheet(store, person, inspection, (sheet) => withAnswer(sheet, item, plain(answer), note))
}

/** Why a sheet that was handed in is opened again; it goes with the next handing in. */
export async function keepCorrection({ store }: Here, inspection: string, reason: string): Promise<void> {
  const { person } = await visitHere(store, inspection)
  await changeSheet(store, person, inspection, (sheet) => ({ ...sheet, correction: reason }))
}

export async function readMissing({ store }: Here, inspection: string): Promise<StillToDo[]> {
  const { person, profile } = await askedHere(store, inspection)
  const sheet = (await store.get('sheets', [person, inspection])) ?? newSheet(person, inspection)
  return stillToDo(answersOf(sheet, await readPhotos(store, person, inspection), profile), profile)
}

/** Fixes the sheet's bytes and queues them; they are never made again. */
export async function handIn(here: Here, inspection: string, reason?: string): Promise<void> {
  const { person, checklist, profile } = await askedHere(here.store, inspection)
  const wrong = (await readMissing(here, inspection)).filter((one) => one.what === 'mend')
  if (wrong.length > 0) throw new SheetWrong(wrong)
  const sheet = await here.store.get('sheets', [person, inspection])
  const why = reason ?? sheet?.correction ?? null
  await queueRevision(here.store, { person, inspection, checklist, profile, submitted: true, reason: why })
}

/** What changed since the last revision, for the case that the phone gets lost. Not behind a sheet handed in. */
export async function queueDraft({ store, online }: Here, inspection: string): Promise<boolean> {
  if (!online()) return false
  const { person, kept, checklist, profile } = await askedHere(store, inspection)
  const sheet = await store.get('sheets', [person, inspection])
  const shelf = await shelfOf(store, person)
  const { state } = await inspectionView(shelf, kept)
  if (!sheet || state !== 'opened' || !isUntold(sheet, shelf.outbox) || isHandedIn(sheet, shelf.outbox)) return false
  // The same again would be refused again.
  const last = revisionsOf(sheet, shelf.outbox).at(-1)
  if (last?.state === 'refused' && last.version >= sheet.version) return false
  await queueRevision(store, { person, inspection, checklist, profile, submitted: false, reason: null })
  return true
}

/** After the page was killed: what had no time to become a draft. */
export async function untoldSheets({ store }: Here): Promise<string[]> {
  const { person } = await personHere(store)
  const outbox = await readOutbox(store, person)
  const sheets = await store.getAllFromIndex('sheets', 'person', person)
  return sheets.filter((sheet) => isUntold(sheet, outbox)).map((sheet) => sheet.inspection)
}
