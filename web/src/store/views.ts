import type { SheetAnswer } from '../checklist/answers'
import { profileOf, type Profile } from '../checklist/profiles'
import type { Outbox, PhotoEntry, ProblemShown, SheetEntry } from '../sync/entries'
import { checklistOf } from './checklists'
import { copiesOf, readCoverage, type Copies } from './covering'
import type {
  InspectionDetail, ItemAnswer, KeptInspection, KeptPhoto, KeptSheet, PackedChecklist, PackedUnit, Position, Store,
} from './database' // prettier-ignore
import { minutesHere, type MinutesHere } from './minutes'
import { readOutbox } from './outbox'
import { readPhotos } from './photos'
import { answersOf, isHandedIn, isUntold, newSheet, revisionsOf, stillToDo, type StillToDo } from './sheets'
import { newest, stateOf, stepOf, type SendState, type Step } from './showing'

/** The server's receipt for a revision; `code` is null for a draft. */
export interface Receipt {
  code: string | null
  sha256: string
  revision: number
  receivedAt: string
  expected: number
  arrived: number
  /** It came after the leader's hand-in: kept, and not scored. */
  late: boolean
}

export interface InspectionOnPhone {
  id: string
  detail: InspectionDetail
  unit: PackedUnit | null
  checklist: PackedChecklist | null
  profile: Profile | null
  leads: boolean
  /** As the phone knows it: what the person did here counts before the server has it. */
  state: InspectionDetail['state']
  openedAt: string | null
  openedPlace: Position | null
  opening: Step | null
  submission: Step | null
  withdrawal: Step | null
  callingOff: Step | null
  minutes: MinutesHere
  /** The server no longer shows it to this person. */
  gone: boolean
}

export interface SheetOnPhone {
  id: string
  inspection: string
  items: Record<string, ItemAnswer>
  /** As they would be sent now, with the photos taken for them. */
  answers: SheetAnswer[]
  /** Where each answer is. */
  itemStates: Record<string, SendState>
  revision: number
  submitted: boolean
  /** Changed since it was handed in; to be handed in again with the reason. */
  changedSince: boolean
  correction: string | null
  state: SendState
  receipt: Receipt | null
  problem: ProblemShown | null
}

export interface Photo extends KeptPhoto {
  blob: Blob
  state: SendState
  offset: number
  order: number
  problem: ProblemShown | null
  /** Not signed by the phone's key. */
  unsigned: boolean
}

/** Everything of one inspection, read together: its pages do so after every change. */
export interface VisitOnPhone {
  person: string
  inspection: InspectionOnPhone
  sheet: SheetOnPhone
  missing: StillToDo[]
  photos: Photo[]
  /** Null while the server has confirmed nothing. */
  copies: Copies | null
}

export interface Shelf {
  store: Store
  person: string
  outbox: Outbox
}

export async function shelfOf(store: Store, person: string): Promise<Shelf> {
  return { store, person, outbox: await readOutbox(store, person) }
}

export async function inspectionView({ store, person, outbox }: Shelf, kept: KeptInspection): Promise<InspectionOnPhone> {
  const { detail } = kept
  const opening = stepOf(outbox, newest(outbox, 'opening', kept.id))
  const submission = stepOf(outbox, newest(outbox, 'submission', kept.id))
  const callingOff = stepOf(outbox, newest(outbox, 'calling-off', kept.id))
  const checklist = await checklistOf(store, detail.checklistVersion)
  return {
    id: kept.id,
    detail,
    unit: (await store.get('units', detail.unit)) ?? null,
    checklist,
    profile: checklist && profileOf(checklist.document, detail.profile),
    leads: detail.team.some((member) => member.leader && member.id === person),
    state: stateHere(detail, opening, submission, callingOff),
    openedAt: detail.openedAt ?? (stands(opening) ? opening!.at : null),
    openedPlace: kept.openedPlace,
    opening,
    submission,
    withdrawal: stepOf(outbox, newest(outbox, 'withdrawal', kept.id)),
    callingOff,
    minutes: minutesHere(outbox, kept),
    gone: kept.gone,
  }
}

export async function sheetView(shelf: Shelf, inspection: string, profile: Profile | null): Promise<SheetOnPhone> {
  const { store, person, outbox } = shelf
  const sheet = (await store.get('sheets', [person, inspection])) ?? newSheet(person, inspection)
  const photos = await readPhotos(store, person, inspection)
  const revisions = revisionsOf(sheet, outbox)
  const last = revisions.at(-1)
  const untold = isUntold(sheet, outbox)
  const submitted = isHandedIn(sheet, outbox)
  return {
    id: sheet.id,
    inspection,
    items: sheet.items,
    answers: profile ? answersOf(sheet, photos, profile) : [],
    itemStates: itemStates(sheet, outbox),
    revision: last?.revision ?? sheet.base,
    submitted,
    changedSince: submitted && untold,
    correction: sheet.correction,
    state: sheetState(sheet, outbox, last, untold),
    receipt: receiptOf(sheet, outbox),
    problem: last?.problem ?? null,
  }
}

export async function visitView(shelf: Shelf, kept: KeptInspection): Promise<VisitOnPhone> {
  const inspection = await inspectionView(shelf, kept)
  const { profile } = inspection
  const sheet = await sheetView(shelf, kept.id, profile)
  const missing = profile ? stillToDo(sheet.answers, profile) : []
  const copies = copiesOf(shelf.outbox.entries, kept.id, await readCoverage(shelf.store, shelf.person))
  return { person: shelf.person, inspection, sheet, missing, photos: await photoViews(shelf, kept.id), copies }
}

export async function photoViews({ store, person, outbox }: Shelf, inspection: string): Promise<Photo[]> {
  const photos = await readPhotos(store, person, inspection)
  const originals = store.transaction('originals').store
  const shown = await Promise.all(photos.map(async (photo) => shownPhoto(outbox, photo, await originals.get(photo.id))))
  return shown.sort((one, other) => one.order - other.order)
}

export async function photoView({ store, outbox }: Shelf, photo: KeptPhoto): Promise<Photo> {
  return shownPhoto(outbox, photo, await store.get('originals', photo.id))
}

function shownPhoto(outbox: Outbox, photo: KeptPhoto, original: Blob | undefined): Photo {
  const entry = outbox.entries.find((one): one is PhotoEntry => one.id === photo.id && one.kind === 'photo')
  return {
    ...photo,
    blob: original ?? new Blob([]),
    state: entry ? stateOf(outbox, entry) : 'confirmed',
    offset: entry?.offset ?? photo.size,
    order: entry?.order ?? 0,
    problem: entry?.problem ?? null,
    unsigned: entry?.signature === null,
  }
}

function stands(step: Step | null): boolean {
  return step !== null && step.state !== 'refused'
}

/** A visit that was opened or ended here is so for the person, also before the server knows. */
function stateHere(
  detail: InspectionDetail,
  opening: Step | null,
  submission: Step | null,
  callingOff: Step | null,
): InspectionDetail['state'] {
  if ((detail.state === 'released' || detail.state === 'opened') && stands(callingOff)) return 'closed'
  const opened = detail.state === 'released' && stands(opening) ? 'opened' : detail.state
  return opened === 'opened' && stands(submission) ? 'submitted' : opened
}

function sheetState(sheet: KeptSheet, outbox: Outbox, last: SheetEntry | undefined, untold: boolean): SendState {
  if (last && (!untold || last.state === 'refused')) return stateOf(outbox, last)
  if (untold || takenOver(sheet) < 0) return 'phone'
  return sheet.handedIn ? 'confirmed' : 'sent'
}

/** The version that came from the server, of a sheet that was begun on another phone; below all versions of others. */
function takenOver(sheet: KeptSheet): number {
  return sheet.base > 0 ? 0 : -1
}

function itemStates(sheet: KeptSheet, outbox: Outbox): Record<string, SendState> {
  const confirmed = revisionsOf(sheet, outbox).filter((entry) => entry.state === 'confirmed')
  const sent = Math.max(takenOver(sheet), ...confirmed.map((entry) => entry.version))
  const handedIn = Math.max(
    sheet.handedIn ? takenOver(sheet) : -1,
    ...confirmed.filter((entry) => entry.submitted).map((entry) => entry.version),
  )
  const states = Object.entries(sheet.items).map(([item, { version }]): [string, SendState] => {
    if (version <= handedIn) return [item, 'confirmed']
    return [item, version <= sent ? 'sent' : 'phone']
  })
  return Object.fromEntries(states)
}

/** Of the newest revision that was handed in, else of the newest one the server has. Photos that came since count. */
function receiptOf(sheet: KeptSheet, outbox: Outbox): Receipt | null {
  const told = revisionsOf(sheet, outbox).filter((entry) => entry.result !== null)
  const entry = told.findLast((one) => one.submitted) ?? told.at(-1)
  if (!entry) return null
  const receipt = entry.result as Receipt
  const photos = outbox.entries.filter((one) => one.kind === 'photo' && one.inspection === sheet.inspection)
  const here = photos.filter((one) => one.state === 'confirmed' && (one.settledAt ?? 0) > (entry.settledAt ?? 0)).length
  return { ...receipt, arrived: Math.min(receipt.expected, receipt.arrived + here) }
}
