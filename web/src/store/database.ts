import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb'
import type { Answer, SheetAnswer } from '../checklist/answers'
import type { Document } from '../checklist/document'
import type { components } from '../api/schema'
import type { Entry, Line } from '../sync/entries'
import type { PhotoType } from './photoTypes'

export type InspectionDetail = components['schemas']['InspectionDetail']
export type Me = components['schemas']['Me']

/** Everything a person did is kept under that person: another one may sign in on the same phone. */
export interface Schema extends DBSchema {
  people: { key: string; value: Person }
  settings: { key: string; value: unknown }
  lines: { key: string; value: Line }
  outbox: { key: string; value: Entry; indexes: { person: string } }
  /** The exact bytes to send, by entry. */
  bodies: { key: string; value: Uint8Array<ArrayBuffer> }
  inspections: { key: [string, string]; value: KeptInspection; indexes: { person: string } }
  sheets: { key: [string, string]; value: KeptSheet; indexes: { person: string } }
  photos: { key: string; value: KeptPhoto; indexes: { visit: [string, string] } }
  originals: { key: string; value: Blob }
  checklists: { key: string; value: PackedChecklist }
  units: { key: string; value: PackedUnit }
  keys: { key: string; value: CryptoKeyPair }
}

/** What the phone remembers of who signed in; the token itself is in a cookie that no script reads. */
export interface Person extends Me {
  signedInAt: string
  /** The device under which the phone's key was told to the server. */
  keyToldFor: string | null
}

export interface Position {
  latitude: number
  longitude: number
  accuracy: number
}

export interface KeptInspection {
  person: string
  id: string
  detail: InspectionDetail
  etag: string | null
  seenAt: string
  /** The server no longer shows it to this person. */
  gone: boolean
  /** Where the phone was at the opening. */
  openedPlace: Position | null
  colleagues: ColleagueSheet[]
  /** As the server has them: null when it has none, missing when it was not asked. */
  minutes?: MinutesAtServer | null
  /** Interviews and interactions that the server has, by their ids; missing when it was not asked. */
  observed?: { interview: string[]; interaction: string[] }
  /** Interviews and interactions that are being filled in: nobody else has them. */
  begun?: Begun
}

/** What is filled in of a form, by its fields. */
export type HalfFilled = Record<string, string | number | null>
export type Begun = { interview?: HalfFilled; interaction?: HalfFilled }

export type Closing = components['schemas']['Minutes']['closing']

export interface MinutesAtServer {
  id: string
  sha256: string
  closing: Closing
}

/** A colleague's newest revision, as this phone last got it. */
export interface ColleagueSheet {
  inspector: string
  name: string
  sheet: string
  revision: number
  submitted: boolean
  answers: SheetAnswer[]
}

/** `version` counts the changes; each item carries the version of its last one. */
export interface KeptSheet {
  person: string
  inspection: string
  id: string
  /** The newest revision the server had when the phone took the sheet over from it. */
  base: number
  /** That revision had been handed in. */
  handedIn: boolean
  version: number
  items: Record<string, ItemAnswer>
  /** Photos by item that were taken on another phone of this person. */
  elsewhere: Record<string, string[]>
  /** Why a sheet that was handed in is corrected. */
  correction: string | null
}

export interface ItemAnswer {
  answer: Answer | null
  note: string
  version: number
}

export interface KeptPhoto {
  id: string
  person: string
  inspection: string
  item: string | null
  purpose: 'item' | 'minutes' | 'explanation' | 'remedy'
  sha256: string
  size: number
  /** Missing where a photo was kept while only JPEG was taken. */
  contentType?: PhotoType
  fileName: string
  takenAt: string
  position: Position | null
}

export interface PackedChecklist {
  id: string
  code: string
  number: number
  sha256: string
  document: Document
}

export interface PackedUnit {
  id: string
  code: string
  name: string
  kind: string
  zone: string
  openingHours: components['schemas']['Unit']['openingHours']
  latitude: number | null
  longitude: number | null
  /** The names of the units above, from the country down. */
  parents: string[]
}

export type Store = IDBPDatabase<Schema>
export type StoreName = (
  | 'people' | 'settings' | 'lines' | 'outbox' | 'bodies' | 'inspections' | 'sheets' | 'photos' | 'originals'
  | 'checklists' | 'units' | 'keys'
) // prettier-ignore
export type Writing<Names extends StoreName = StoreName> = IDBPTransaction<Schema, Names[], 'readwrite'>

export const NAME = 'sidak'

type Migration = (store: IDBPDatabase<Schema>, writing: IDBPTransaction<Schema, StoreName[], 'versionchange'>) => void

/** One after the other, from the version a phone has to the newest; a step that was shipped is never changed. */
export const MIGRATIONS: readonly Migration[] = [first]

function first(store: IDBPDatabase<Schema>): void {
  store.createObjectStore('people', { keyPath: 'person' })
  store.createObjectStore('settings')
  store.createObjectStore('lines', { keyPath: 'person' })
  store.createObjectStore('outbox', { keyPath: 'id' }).createIndex('person', 'person')
  store.createObjectStore('bodies')
  store.createObjectStore('inspections', { keyPath: ['person', 'id'] }).createIndex('person', 'person')
  store.createObjectStore('sheets', { keyPath: ['person', 'inspection'] }).createIndex('person', 'person')
  store.createObjectStore('photos', { keyPath: 'id' }).createIndex('visit', ['person', 'inspection'])
  store.createObjectStore('originals')
  store.createObjectStore('checklists', { keyPath: 'id' })
  store.createObjectStore('units', { keyPath: 'id' })
  store.createObjectStore('keys')
}

interface Opening {
  name?: string
  migrations?: readonly Migration[]
  /** A newer version of the app has opened the store in another tab: this page must be loaded again. */
  outdated?: () => void
}

export function openStore({ name = NAME, migrations = MIGRATIONS, outdated }: Opening = {}): Promise<Store> {
  return openDB<Schema>(name, migrations.length, {
    upgrade(store, before, _after, writing) {
      for (const migration of migrations.slice(before)) migration(store, writing)
    },
    blocking(_current, _wanted, event) {
      ;(event.target as IDBDatabase).close()
      outdated?.()
    },
  })
}

/** What is acknowledged to the person is on the disk, and not only on its way there. */
export function writing<Names extends StoreName>(store: Store, names: Names[]): Writing<Names> {
  return store.transaction(names, 'readwrite', { durability: 'strict' })
}
