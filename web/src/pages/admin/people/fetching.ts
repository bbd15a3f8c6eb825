import { api, ask, type Schemas } from '../../../api/client'
import type { Role } from '../../../routes'

export type Person = Schemas['Person']
export type Grant = Schemas['RoleGrant']
export type Device = Schemas['Device']
export type Reset = Schemas['Reset']
export type Removal = Schemas['Removal']
export type Reason = Schemas['Ending']['reason']

export const ROLES: Role[] = ['inspector', 'unit_head', 'planner', 'reviewer', 'overseer', 'administrator']
export const REASONS: Reason[] = ['moved', 'left', 'finished', 'conduct', 'mistake', 'other']
const AT_ONCE = 30

const page = (cursor: string | null) => ({ limit: AT_ONCE, ...(cursor && { cursor }) })
const of = (person: string) => ({ path: { person } })

export async function findPeople(q: string, role: Role | '', cursor: string | null) {
  const query = { ...page(cursor), ...(q && { q }), ...(role && { role }) }
  return await ask(api.GET('/v1/people', { params: { query } }))
}

export const readPerson = (id: string) => ask(api.GET('/v1/people/{person}', { params: of(id) }))

export const addPerson = (body: Schemas['NewPerson']) => ask(api.POST('/v1/people', { body }))

export const letGo = (id: string) => ask(api.POST('/v1/people/{person}/departure', { params: of(id) }))

export const movePerson = (id: string, home: string) =>
  ask(api.POST('/v1/people/{person}/home', { params: of(id), body: { home } }))

export async function readGrants(wanted: { person?: string; pending?: boolean }, cursor: string | null) {
  return await ask(api.GET('/v1/role-grants', { params: { query: { ...page(cursor), ...wanted } } }))
}

export const askForRole = (body: Schemas['NewRoleGrant']) => ask(api.POST('/v1/role-grants', { body }))

export const approveRole = (grant: string) =>
  ask(api.POST('/v1/role-grants/{grant}/approval', { params: { path: { grant } } }))

export const endRole = (grant: string, body: Schemas['Ending']) =>
  ask(api.POST('/v1/role-grants/{grant}/ending', { params: { path: { grant } }, body }))

export async function readDevices(person: string, cursor: string | null) {
  const params = { ...of(person), query: page(cursor) }
  return await ask(api.GET('/v1/people/{person}/devices', { params }))
}

export const revokeDevice = (device: string) =>
  ask(api.DELETE('/v1/devices/{device}', { params: { path: { device } } }))

export const readResets = async (cursor: string | null) =>
  await ask(api.GET('/v1/password-resets', { params: { query: page(cursor) } }))

export const beginReset = (person: string) => ask(api.POST('/v1/password-resets', { body: { person } }))

export const approveReset = (reset: string) =>
  ask(api.POST('/v1/password-resets/{reset}/approval', { params: { path: { reset } } }))

export const readRemovals = async (cursor: string | null) =>
  await ask(api.GET('/v1/second-step-removals', { params: { query: page(cursor) } }))

/** The one under way for a person; each ends within a day, so that there are few. */
export async function findRemoval(person: string): Promise<Removal | null> {
  let cursor: string | null = null
  do {
    const { items, next }: { items: Removal[]; next: string | null } = await readRemovals(cursor)
    const found = items.find((each) => each.person === person)
    if (found) return found
    cursor = next
  } while (cursor)
  return null
}

export const askForRemoval = (person: string) => ask(api.POST('/v1/second-step-removals', { body: { person } }))

export const approveRemoval = (removal: string) =>
  ask(api.POST('/v1/second-step-removals/{removal}/approval', { params: { path: { removal } } }))

export const makeSlips = (people: string[]) => ask(api.POST('/v1/enrolments', { body: { people } }))
