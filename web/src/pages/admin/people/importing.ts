import { api, ask, type Schemas } from '../../../api/client'
import { sendBytes, type Chosen } from '../sending'
import { makeSlips } from './fetching'

export type Report = Schemas['PeopleImportReport']
export type Line = Report['lines'][number]
export type Import = Schemas['PeopleImport']
export type Slip = Schemas['Slip']

/** What one request for slips takes. */
export const SLIPS_AT_ONCE = 200
const ORDER: Line['outcome'][] = ['refused', 'new', 'changed', 'unchanged']

/** What stops everything first, what needs nothing last; else as in the file. */
export function inOrder(lines: readonly Line[]): Line[] {
  const place = ({ outcome }: Line) => ORDER.indexOf(outcome)
  return [...lines].sort((one, other) => place(one) - place(other) || one.line - other.line)
}

export function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}

export const examine = ({ bytes }: Chosen, apply: boolean): Promise<Report> =>
  sendBytes(`/v1/people-imports?apply=${apply}`, bytes, 'text/csv')

export async function readImports(cursor: string | null) {
  return await ask(api.GET('/v1/people-imports', { params: { query: { limit: 30, ...(cursor && { cursor }) } } }))
}

const of = (id: string) => ({ params: { path: { identifier: id } } })

export const readImport = (id: string) => ask(api.GET('/v1/people-imports/{identifier}', of(id)))

export const approveImport = (id: string) => ask(api.POST('/v1/people-imports/{identifier}/approval', of(id)))

/** One slip each, in the order of the file. */
export async function slipsFor(people: readonly string[]): Promise<Slip[]> {
  const made: Slip[] = []
  for (const some of chunks(people, SLIPS_AT_ONCE)) made.push(...(await makeSlips(some)))
  return made
}
