import { api, ask, ProblemError } from '../../api/client'
import { t } from '../../texts/administrator'

const people = new Map<string, Promise<string>>()
const units = new Map<string, Promise<string>>()

/** Whoever is out of the reader's sight stays without a name. */
export const personName = (id: string): Promise<string> =>
  once(people, id, async () => (await ask(api.GET('/v1/people/{person}', { params: { path: { person: id } } }))).name)

export const unitName = (id: string): Promise<string> =>
  once(units, id, async () => (await ask(api.GET('/v1/units/{unit}', { params: { path: { unit: id } } }))).name)

function once(known: Map<string, Promise<string>>, id: string, read: () => Promise<string>): Promise<string> {
  const found = known.get(id) ?? read().catch((problem: unknown) => forget(known, id, problem))
  known.set(id, found)
  return found
}

function forget(known: Map<string, Promise<string>>, id: string, problem: unknown): string {
  if (!(problem instanceof ProblemError && problem.status === 404)) known.delete(id)
  return t('stranger')
}
