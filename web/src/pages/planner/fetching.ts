import { api, ask, type Schemas } from '../../api/client'
import type { Known } from './facts'
import type { Version } from './plan'

export type Programme = Schemas['Programme']
export type Unit = Schemas['Unit']
export type Checklist = Schemas['Checklist']
export type Person = Schemas['Person']

export interface Planned {
  programme: Programme
  /** Newest first. */
  versions: Version[]
}

const MOST = 200

interface Page<T> {
  items: T[]
  next: string | null
}

async function every<T>(read: (query: { limit: number; cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = []
  for (let cursor: string | null = null; ; ) {
    const { items, next }: Page<T> = await read({ limit: MOST, ...(cursor !== null && { cursor }) })
    found.push(...items)
    if (next === null) return found
    cursor = next
  }
}

export const readProgrammes = (): Promise<Programme[]> =>
  every((query) => ask(api.GET('/v1/programmes', { params: { query } })))

/** Of each programme its newest versions. */
export async function readPlanned(): Promise<Planned[]> {
  const programmes = await readProgrammes()
  return await Promise.all(
    programmes.map(async (programme) => ({ programme, versions: await readNewest(programme.id, 20) })),
  )
}

export async function readProgramme(id: string): Promise<Planned> {
  const path = { programme: id }
  const [programme, versions] = await Promise.all([
    ask(api.GET('/v1/programmes/{programme}', { params: { path } })),
    readNewest(id, MOST),
  ])
  return { programme, versions }
}

async function readNewest(programme: string, limit: number): Promise<Version[]> {
  const params = { path: { programme }, query: { limit } }
  return (await ask(api.GET('/v1/programmes/{programme}/plan-versions', { params }))).items
}

export const readPeople = (role: 'inspector' | 'planner' | 'reviewer'): Promise<Person[]> =>
  every((query) => ask(api.GET('/v1/people', { params: { query: { ...query, role } } })))

/** Only what is published can be asked. */
export async function readChecklists(): Promise<Checklist[]> {
  const all = await every((query) => ask(api.GET('/v1/checklists', { params: { query } })))
  const published = all.map((each) => ({ ...each, versions: each.versions.filter(({ state }) => state === 'published') }))
  return published.filter(({ versions }) => versions.length > 0)
}

/** Those that are drawn together. */
export async function readUnits({ kinds, unit }: Programme): Promise<Unit[]> {
  const found = await Promise.all(
    kinds.map((kind) => every((query) => ask(api.GET('/v1/units', { params: { query: { ...query, kind } } })))),
  )
  return found.flat().filter(({ path }) => path.includes(unit))
}

/** Whoever left, or is out of the reader's sight, stays without a name. */
export function knownBy(people: readonly Person[], units: readonly { code: string; name: string }[], stranger: string): Known {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const places = new Map(units.map(({ code, name }) => [code, name]))
  return { person: (id) => names.get(id) ?? stranger, unit: (code) => places.get(code) ?? code }
}

/** By the code of the unit, in thousandths; of those whose risk score moves their frequency. */
export async function readAdjustments(programme: string): Promise<Record<string, number>> {
  const { units } = await ask(api.GET('/v1/programmes/{programme}/risk', { params: { path: { programme } } }))
  const moved = units.filter(({ adjustment }) => adjustment !== 1000)
  return Object.fromEntries(moved.map(({ code, adjustment }) => [code, adjustment]))
}
