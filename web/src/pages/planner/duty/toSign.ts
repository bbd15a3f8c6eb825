import { api, ask } from '../../../api/client'
import { readPeople, readProgrammes, type Person } from '../fetching'
import { waiting, type Waiting } from './waiting'

export interface ToSign {
  items: Waiting[]
  signers: Person[]
  name: (person: string) => string
}

const NEWEST = 200

/** What somebody else proposed, in any programme the reader sees; names are asked for only when something waits. */
export async function readToSign(me: string, today: string, stranger: string): Promise<ToSign | null> {
  const query = { limit: NEWEST }
  const [capacities, closures, leaves] = await Promise.all([
    ask(api.GET('/v1/capacity-days/waiting', { params: { query } })),
    ask(api.GET('/v1/calendar-days', { params: { query } })),
    ask(api.GET('/v1/leaves', { params: { query: { ...query, notOverOn: today } } })),
  ])
  const proposals = { capacities: capacities.items, closures: closures.items, leaves: leaves.items }
  const mine = (items: Waiting[]) => items.filter(({ by, person }) => by !== me && person !== me)
  const unnamed = mine(waiting(proposals, { person: String, unit: String }, today))
  if (unnamed.length === 0) return null
  const open = closures.items.filter(({ approvedBy, day }) => !approvedBy && day > today)
  const [units, inspectors, planners, reviewers, programmes] = await Promise.all([
    Promise.all([...new Set(open.map(({ unit }) => unit))].map(readUnit)),
    readPeople('inspector'),
    readPeople('planner'),
    readPeople('reviewer'),
    readProgrammes(),
  ])
  const signers = [...new Map([...planners, ...reviewers].map((person) => [person.id, person])).values()]
  const people = new Map([...inspectors, ...signers].map(({ id, name }) => [id, name]))
  const places = new Map(units.map(({ id, name }) => [id, name]))
  const codes = new Map(programmes.map(({ id, code }) => [id, code]))
  const name = (person: string): string => people.get(person) ?? stranger
  const unit = (id: string): string => places.get(id) ?? ''
  const programme = (id: string): string => codes.get(id) ?? ''
  return { items: mine(waiting(proposals, { person: name, unit, programme }, today)), signers, name }
}

const readUnit = (unit: string) => ask(api.GET('/v1/units/{unit}', { params: { path: { unit } } }))
