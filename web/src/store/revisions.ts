import type { Profile } from '../checklist/profiles'
import { sha256, toHex, type Bytes } from '../keys/hashing'
import { signed } from '../keys/deviceKey'
import { fresh, type CallingOffEntry, type Entry, type Outbox, type SheetEntry } from '../sync/entries'
import { nextRevision } from '../sync/queueing'
import { bytesOf } from './bytes'
import { writing, type KeptInspection, type KeptPhoto, type KeptSheet, type PackedChecklist, type Store } from './database'
import { newId } from './identifiers'
import { happen, OUTBOX, readOutbox } from './outbox'
import { readPhotos } from './photos'
import { answersOf, isHandedIn, newSheet, soundAnswers } from './sheets'

export interface NewRevision {
  person: string
  inspection: string
  checklist: PackedChecklist
  profile: Profile
  submitted: boolean
  reason: string | null
}

interface Made {
  entry: SheetEntry
  body: Bytes
}

/** Fixes the bytes of the sheet as it is now and queues them. What is hashed and signed takes its time, in which the
 *  sheet may change: then it is made again. */
export async function queueRevision(store: Store, wanted: NewRevision): Promise<void> {
  for (;;) {
    const { sheet, photos, outbox } = await readSheet(store, wanted)
    // Meanwhile it was handed in: a draft behind that would take it back.
    if (!wanted.submitted && isHandedIn(sheet, outbox)) return
    const made = await make(store, wanted, sheet, photos, outbox)
    if (await keep(store, wanted, sheet, made)) return
  }
}

async function readSheet(
  store: Store,
  { person, inspection }: NewRevision,
): Promise<{ sheet: KeptSheet; photos: KeptPhoto[]; outbox: Outbox }> {
  const sheet = (await store.get('sheets', [person, inspection])) ?? newSheet(person, inspection)
  return { sheet, photos: await readPhotos(store, person, inspection), outbox: await readOutbox(store, person) }
}

async function make(
  store: Store,
  wanted: NewRevision,
  sheet: KeptSheet,
  photos: KeptPhoto[],
  outbox: Outbox,
): Promise<Made> {
  const { person, inspection, submitted } = wanted
  const revision = nextRevision(outbox, sheet.id, sheet.base)
  const answers = soundAnswers(answersOf(sheet, photos, wanted.profile), wanted.profile)
  const document = {
    inspection,
    sheet: sheet.id,
    revision,
    checklist: wanted.checklist.sha256,
    claimedAt: new Date().toISOString(),
    submitted,
    ...(wanted.reason ? { reason: wanted.reason } : {}),
    answers,
  }
  const body = bytesOf(document)
  const hash = toHex(await sha256(body))
  const signature = await signed(store, person, hash)
  const given = { id: newId(), person, inspection, queuedAt: Date.now(), sha256: hash, signature }
  const entry = { ...fresh(given), kind: 'sheet' as const, sheet: sheet.id, revision, submitted, version: sheet.version }
  return { entry, body }
}

/** False when the sheet, or what is queued of it, is no longer what the revision was made of. */
async function keep(store: Store, wanted: NewRevision, sheet: KeptSheet, { entry, body }: Made): Promise<boolean> {
  const given = writing(store, [...OUTBOX, 'sheets'])
  const now = await given.objectStore('sheets').get([wanted.person, wanted.inspection])
  const unchanged = (now?.version ?? 0) === sheet.version && (now?.id ?? sheet.id) === sheet.id
  if (!unchanged) return given.done.then(() => false)
  const after = await happen(given, wanted.person, { happened: 'queued', entry })
  const queued = after.entries.some((one) => one.id === entry.id)
  if (queued) {
    await given.objectStore('bodies').put(body, entry.id)
    await given.objectStore('sheets').put({ ...(now ?? sheet), ...(wanted.submitted ? { correction: null } : {}) })
  }
  await given.done
  return queued
}

type Small = { kind: 'opening' | 'submission' | 'withdrawal' | 'interview' | 'interaction' } | Pick<CallingOffEntry, 'kind' | 'action'>

interface NewSmall {
  id: string
  person: string
  inspection: string
  document: object
}

/** Queues a small document; the answer is false when the same thing is on its way already. What it was made of goes
 *  with `used`, in the same transaction. */
export async function queueSmall(
  store: Store,
  what: Small,
  wanted: NewSmall,
  used: (kept: KeptInspection) => KeptInspection = (kept) => kept,
): Promise<boolean> {
  const { id, person, inspection, document } = wanted
  const body = bytesOf(document)
  const hash = toHex(await sha256(body))
  const shared = fresh({ id, person, inspection, queuedAt: Date.now(), sha256: hash, signature: null })
  const entry: Entry = { ...shared, ...what }
  const given = writing(store, [...OUTBOX, 'inspections'])
  const after = await happen(given, person, { happened: 'queued', entry })
  const queued = after.entries.some((one) => one.id === entry.id)
  const visit = await given.objectStore('inspections').get([person, inspection])
  if (queued) await given.objectStore('bodies').put(body, entry.id)
  if (queued && visit) await given.objectStore('inspections').put(used(visit))
  await given.done
  return queued
}
