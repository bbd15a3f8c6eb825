import { api, ask, type Schemas } from '../../../api/client'
import { readPeople, type Person, type Programme } from '../fetching'
import { lengthOf } from './month'
import type { Proposals } from './waiting'

export interface Duty extends Proposals {
  programme: Programme
  roster: Schemas['RosterDay'][]
  units: Schemas['UnitCoverage'][]
  inspectors: Person[]
  signers: Person[]
  /** Of the units that proposals name, by id. */
  named: Map<string, string>
}

const NEWEST = 200

export async function readDuty(id: string, month: string, today: string): Promise<Duty> {
  const path = { programme: id }
  const [programme, roster, coverage, capacities, closures, leaves, inspectors, planners, reviewers] = await Promise.all([
    ask(api.GET('/v1/programmes/{programme}', { params: { path } })),
    ask(api.GET('/v1/programmes/{programme}/roster', { params: { path, query: { first: month, days: lengthOf(month) } } })),
    ask(api.GET('/v1/programmes/{programme}/coverage', { params: { path } })),
    ask(api.GET('/v1/programmes/{programme}/capacity-days', { params: { path, query: { limit: NEWEST } } })),
    ask(api.GET('/v1/calendar-days', { params: { query: { limit: NEWEST } } })),
    ask(api.GET('/v1/leaves', { params: { query: { limit: NEWEST, notOverOn: today } } })),
    readPeople('inspector'),
    readPeople('planner'),
    readPeople('reviewer'),
  ])
  const open = closures.items.filter((each) => !each.approvedBy && each.day > today)
  const named = await concerned(programme, [...new Set(open.map(({ unit }) => unit))])
  return {
    programme,
    roster,
    units: coverage.units,
    capacities: capacities.items,
    closures: open.filter(({ unit }) => named.has(unit)),
    leaves: leaves.items,
    inspectors,
    signers: [...new Map([...planners, ...reviewers].map((person) => [person.id, person])).values()],
    named,
  }
}

/** The names of those units whose days off bear on the programme: below its own unit, or above. */
async function concerned(programme: Programme, ids: readonly string[]): Promise<Map<string, string>> {
  const read = (unit: string) => ask(api.GET('/v1/units/{unit}', { params: { path: { unit } } }))
  const [own, ...units] = await Promise.all([programme.unit, ...ids].map(read))
  const near = units.filter(({ id, path }) => path.includes(programme.unit) || own?.path.includes(id))
  return new Map(near.map(({ id, name }) => [id, name]))
}
