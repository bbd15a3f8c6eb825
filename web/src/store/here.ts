import type { Profile } from '../checklist/profiles'
import { profileOf } from '../checklist/profiles'
import type { Transport } from '../sync/transport'
import type { Changes } from './changes'
import { checklistOf } from './checklists'
import type { Clock } from './clock'
import type { KeptInspection, PackedChecklist, Person, Store } from './database'
import { NobodyHere, NotOnPhone } from './errors'
import { current } from './people'

/** What every action needs. */
export interface Here {
  store: Store
  transport: Transport
  clock: Clock
  changes: Changes
  online: () => boolean
}

export interface Visit {
  person: string
  kept: KeptInspection
}

export interface AskedVisit extends Visit {
  checklist: PackedChecklist
  profile: Profile
}

export async function personHere(store: Store): Promise<Person> {
  const person = await current(store)
  if (!person) throw new NobodyHere()
  return person
}

export async function visitHere(store: Store, inspection: string): Promise<Visit> {
  const { person } = await personHere(store)
  const kept = await store.get('inspections', [person, inspection])
  if (!kept) throw new NotOnPhone('inspection')
  return { person, kept }
}

/** With the very version of the checklist that the inspection names. */
export async function askedHere(store: Store, inspection: string): Promise<AskedVisit> {
  const visit = await visitHere(store, inspection)
  const checklist = await checklistOf(store, visit.kept.detail.checklistVersion)
  const profile = checklist && profileOf(checklist.document, visit.kept.detail.profile)
  if (!checklist || !profile) throw new NotOnPhone('checklist')
  return { ...visit, checklist, profile }
}
