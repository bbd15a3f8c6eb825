import { findings, type ProposedFinding } from '../checklist/findings'
import { merge, type Settlements } from '../checklist/merging'
import type { Severity } from '../checklist/document'
import type { SheetAnswers } from '../checklist/answers'
import type { Position } from './database'
import { askedHere, personHere, visitHere, type Here } from './here'
import { newId } from './identifiers'
import { keepPlace } from './inspections'
import { plain } from './plain'
import { readPhotos } from './photos'
import { queueSmall } from './revisions'
import { answersOf, newSheet } from './sheets'
import { fetchTeam, overlapsOf, sheetsOfTeam, type Overlap } from './team'
import { inspectionView, shelfOf, visitView, type InspectionOnPhone, type VisitOnPhone } from './views'

export interface EndOfVisit {
  settlements: Settlements
  severities: readonly { item: string; severity: Severity; reason: string }[]
  /** What was put right before the team left. */
  fixed?: readonly { item: string; how: string; photos: string[] }[]
  incompleteReason?: string | null
}

/** A colleague's sheet, as far as the phone has it; `answers` is null before there is one. */
export interface TeamSheet {
  person: string
  name: string
  submitted: boolean
  answers: SheetAnswers | null
}

export async function readInspections({ store }: Here): Promise<InspectionOnPhone[]> {
  const { person } = await personHere(store)
  const shelf = await shelfOf(store, person)
  const kept = await store.getAllFromIndex('inspections', 'person', person)
  const shown = await Promise.all(kept.map((one) => inspectionView(shelf, one)))
  return shown.sort((one, other) => (one.detail.arrivesAt < other.detail.arrivesAt ? -1 : 1))
}

export async function readInspection({ store }: Here, id: string): Promise<InspectionOnPhone> {
  const { person, kept } = await visitHere(store, id)
  return inspectionView(await shelfOf(store, person), kept)
}

export async function readVisit({ store }: Here, id: string): Promise<VisitOnPhone> {
  const { person, kept } = await visitHere(store, id)
  return visitView(await shelfOf(store, person), kept)
}

/** At the unit's door. */
export async function open({ store }: Here, id: string, position: Position | null): Promise<void> {
  const { person, kept } = await visitHere(store, id)
  if (kept.detail.openedAt !== null) return
  const { latitude, longitude, accuracy } = position ?? {}
  const place = position === null ? {} : { latitude, longitude, accuracy }
  const document = { id: newId(), claimedAt: new Date().toISOString(), ...place }
  const wanted = { id: document.id, person, inspection: id, document }
  if (await queueSmall(store, { kind: 'opening' }, wanted)) await keepPlace(store, person, id, plain(position))
}

export async function withdraw({ store }: Here, id: string, reason: 'conflict' | 'illness', note: string): Promise<void> {
  const { person } = await visitHere(store, id)
  const document = { id: newId(), reason, note, claimedAt: new Date().toISOString() }
  await queueSmall(store, { kind: 'withdrawal' }, { id: document.id, person, inspection: id, document })
}

/** The leader calls the visit off, in whatever state it is here. */
export async function callOff({ store }: Here, id: string, reason: string): Promise<void> {
  const { person, kept } = await visitHere(store, id)
  const { state } = await inspectionView(await shelfOf(store, person), kept)
  const action = state === 'released' ? 'cancel' : 'abort'
  const document = { reason, claimedAt: new Date().toISOString() }
  await queueSmall(store, { kind: 'calling-off', action }, { id: newId(), person, inspection: id, document })
}

export async function endVisit({ store }: Here, id: string, end: EndOfVisit): Promise<void> {
  const { person } = await visitHere(store, id)
  const { settlements, severities, fixed, incompleteReason } = end
  // Only what was said: a server that is not as new as this app takes it then, too.
  const more = { ...(fixed?.length && { fixed }), ...(incompleteReason && { incompleteReason }) }
  const document = { id: newId(), claimedAt: new Date().toISOString(), settlements, severities, ...more }
  await queueSmall(store, { kind: 'submission' }, { id: document.id, person, inspection: id, document })
}

/** Asks for the colleagues' sheets when there is a network; without one those that are on the phone count. */
export async function readTeam(here: Here, id: string): Promise<TeamSheet[]> {
  const { person, kept } = await visitHere(here.store, id)
  const sheets = await teamOf(here, id, person)
  return kept.detail.team.map(({ id: member, name }) => {
    const known = kept.colleagues.find((one) => one.inspector === member)
    const answers = sheets.get(member) ?? null
    return { person: member, name, submitted: member === person || (known?.submitted ?? false), answers }
  })
}

export async function fetchColleagues(here: Here, id: string): Promise<boolean> {
  const { person } = await visitHere(here.store, id)
  return here.online() && fetchTeam(here.store, here.transport, person, id)
}

export async function readOverlaps(here: Here, id: string): Promise<Overlap[]> {
  const { person, kept } = await visitHere(here.store, id)
  const names = new Map(kept.detail.team.map((member) => [member.id, member.name]))
  return overlapsOf(await teamOf(here, id, person), names)
}

/** What was found, to be read out to the unit. It proposes; people decide. */
export async function readFindings(here: Here, id: string, settlements: Settlements): Promise<ProposedFinding[]> {
  const { person, profile } = await askedHere(here.store, id)
  return findings(profile, merge(await teamOf(here, id, person), settlements))
}

async function teamOf({ store }: Here, id: string, person: string): Promise<Map<string, SheetAnswers>> {
  const { profile, kept } = await askedHere(store, id)
  const sheet = (await store.get('sheets', [person, id])) ?? newSheet(person, id)
  return sheetsOfTeam(person, answersOf(sheet, await readPhotos(store, person, id), profile), kept.colleagues)
}
