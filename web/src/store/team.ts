import { byItem, type SheetAnswer, type SheetAnswers } from '../checklist/answers'
import { overlaps as differing } from '../checklist/merging'
import type { Transport } from '../sync/transport'
import type { ColleagueSheet, KeptSheet, Store } from './database'
import { changeInspection } from './inspections'
import { changeSheet } from './sheets'

/** Where colleagues saw it differently: the leader says whose answer stands. */
export interface Overlap {
  item: string
  said: { inspector: string; name: string; answer: SheetAnswer }[]
}

interface Listed {
  id: string
  inspector: string
  inspectorName: string
  revision: number
  submitted: boolean
}

/** Brings the colleagues' sheets onto the phone, and one's own that was begun on another phone. */
export async function fetchTeam(store: Store, transport: Transport, person: string, inspection: string): Promise<boolean> {
  const listed = await transport({ method: 'GET', path: `/v1/inspections/${inspection}/sheets` })
  if (listed?.status !== 200) return false
  const colleagues: ColleagueSheet[] = []
  for (const one of listed.content as Listed[]) {
    if (one.inspector === person) await takeOverIfNew(store, transport, person, inspection, one)
    else colleagues.push(...(await colleague(transport, inspection, one)))
  }
  await changeInspection(store, person, inspection, (kept) => ({ ...kept, colleagues }))
  return true
}

/** Goes on with the sheet the server has: the answers on this phone stand, and what only the server has is added. */
export async function goOnWithServers(
  store: Store,
  transport: Transport,
  person: string,
  inspection: string,
): Promise<boolean> {
  const listed = await transport({ method: 'GET', path: `/v1/inspections/${inspection}/sheets` })
  if (listed?.status !== 200) return false
  const own = (listed.content as Listed[]).find((one) => one.inspector === person)
  return own !== undefined && takeOver(store, transport, person, inspection, own)
}

export function sheetsOfTeam(person: string, own: SheetAnswer[], colleagues: ColleagueSheet[]): Map<string, SheetAnswers> {
  const handedIn = colleagues.filter((one) => one.submitted)
  return new Map([[person, byItem(own)], ...handedIn.map((one) => [one.inspector, byItem(one.answers)] as const)])
}

export function overlapsOf(sheets: Map<string, SheetAnswers>, names: Map<string, string>): Overlap[] {
  return differing(sheets).map((item) => ({
    item,
    said: [...sheets].flatMap(([inspector, answers]) => {
      const answer = answers.get(item)
      return answer ? [{ inspector, name: names.get(inspector) ?? '', answer }] : []
    }),
  }))
}

async function colleague(transport: Transport, inspection: string, one: Listed): Promise<ColleagueSheet[]> {
  const answers = await fetchAnswers(transport, inspection, one)
  if (answers === null) return []
  const { id, inspector, inspectorName, revision, submitted } = one
  return [{ inspector, name: inspectorName, sheet: id, revision, submitted, answers }]
}

async function fetchAnswers(transport: Transport, inspection: string, one: Listed): Promise<SheetAnswer[] | null> {
  const path = `/v1/inspections/${inspection}/sheets/${one.id}/revisions/${one.revision}`
  const answer = await transport({ method: 'GET', path })
  return answer?.status === 200 ? (answer.content as { answers: SheetAnswer[] }).answers : null
}

async function takeOverIfNew(
  store: Store,
  transport: Transport,
  person: string,
  inspection: string,
  one: Listed,
): Promise<void> {
  const kept = await store.get('sheets', [person, inspection])
  if (!kept) await takeOver(store, transport, person, inspection, one)
}

async function takeOver(
  store: Store,
  transport: Transport,
  person: string,
  inspection: string,
  one: Listed,
): Promise<boolean> {
  const answers = await fetchAnswers(transport, inspection, one)
  if (answers === null) return false
  const here = new Set((await store.getAllFromIndex('photos', 'visit', [person, inspection])).map((photo) => photo.id))
  await changeSheet(store, person, inspection, (sheet) => (isTaken(sheet, one) ? sheet : joined(sheet, one, answers, here)))
  return true
}

/** Another tab, or another look at the same time, took this revision over a moment ago. */
function isTaken(sheet: KeptSheet, one: Listed): boolean {
  return sheet.id === one.id && sheet.base >= one.revision
}

function joined(sheet: KeptSheet, one: Listed, answers: SheetAnswer[], here: Set<string>): KeptSheet {
  const isUnknown = Object.keys(sheet.items).length === 0
  // Nothing of it was changed here yet: then there is nothing to tell either.
  const version = isUnknown ? sheet.version : sheet.version + 1
  const items = { ...sheet.items }
  const elsewhere = { ...sheet.elsewhere }
  for (const { item, note = '', evidence = [], ...answer } of answers) {
    if (!items[item]?.answer) items[item] = { answer, note: items[item]?.note || note, version }
    elsewhere[item] = evidence.filter((photo) => !here.has(photo))
  }
  return { ...sheet, id: one.id, base: one.revision, version, items, elsewhere, handedIn: one.submitted }
}
