import type { SheetAnswer } from '../checklist/answers'
import { profileOf, type Profile } from '../checklist/profiles'
import type { Outbox, PhotoEntry, ProblemShown } from '../sync/entries'
import type {
  InspectionDetail, ItemAnswer, KeptInspection, KeptPhoto, KeptSheet, PackedChecklist, PackedUnit, Position, Store,
} from './database' // prettier-ignore
import { readOutbox } from './outbox'
import { readPhotos } from './photos'
import { answersOf, isHandedIn, isUntold, newSheet, revisionsOf } from './sheets'
import { newest, stateOf, stepOf, type SendState, type Step } from './showing'

/** The server's receipt for a revision; `code` is null for a draft. */
export interface Receipt {
  code: string | null
  sha256: string
  revision: number
  receivedAt: string
  expected: number
  arrived: number
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
  const checklist = (await store.get('checklists', detail.checklistVersion)) ?? null
  return {
    id: kept.id,
    detail,
    unit: (await store.get('units', detail.unit)) ?? null,
    checklist,
    profile: checklist && profileOf(checklist.document, detail.profile),
    leads: detail.team.some((member) => member.leader && member.id === person),
    state: stateHere(detail, opening, submission),
    openedAt: detail.openedAt ?? (stands(opening) ? opening!.at : null),
    openedPlace: kept.openedPlace,
    opening,
    submission,
    withdrawal: stepOf(outbox, newest(outbox, 'withdrawal', kept.id)),
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
    state: last && (!untold || last.state === 'refused') ? stateOf(outbox, last) : 'phone',
    receipt: receiptOf(sheet, outbox),
    problem: last?.problem ?? null,
  }
}

export async function photoViews(shelf: Shelf, inspection: string): Promise<Photo[]> {
  const photos = await readPhotos(shelf.store, shelf.person, inspection)
  const shown = await Promise.all(photos.map((photo) => photoView(shelf, photo)))
  return shown.sort((one, other) => one.order - other.order)
}

export async function photoView({ store, outbox }: Shelf, photo: KeptPhoto): Promise<Photo> {
  const entry = outbox.entries.find((one): one is PhotoEntry => one.id === photo.id && one.kind === 'photo')
  return {
    ...photo,
    blob: (await store.get('originals', photo.id)) ?? new Blob([]),
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
function stateHere(detail: InspectionDetail, opening: Step | null, submission: Step | null): InspectionDetail['state'] {
  const opened = detail.state === 'released' && stands(opening) ? 'opened' : detail.state
  return opened === 'opened' && stands(submission) ? 'submitted' : opened
}

function itemStates(sheet: KeptSheet, outbox: Outbox): Record<string, SendState> {
  const confirmed = revisionsOf(sheet, outbox).filter((entry) => entry.state === 'confirmed')
  const sent = Math.max(0, ...confirmed.map((entry) => entry.version))
  const handedIn = Math.max(0, ...confirmed.filter((entry) => entry.submitted).map((entry) => entry.version))
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
