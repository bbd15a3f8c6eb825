import { api, ask, type Schemas } from '../../../api/client'
import type { Document } from '../../../checklist/document'
import { sendBytes, type Chosen } from '../sending'

export type Checklist = Schemas['Checklist']
export type Version = Checklist['versions'][number]

export interface Checked {
  problems: Schemas['DocumentProblem'][]
  /** As a phone gets it; null when the file cannot be read. */
  document: Document | null
}

export async function readChecklists(cursor: string | null) {
  return await ask(api.GET('/v1/checklists', { params: { query: { limit: 30, ...(cursor && { cursor }) } } }))
}

/** Null when the reader sees none of that code. */
export async function findChecklist(code: string): Promise<Checklist | null> {
  for (let cursor: string | null = null; ; ) {
    const { items, next }: { items: Checklist[]; next: string | null } = await readChecklists(cursor)
    const found = items.find((each) => each.code === code)
    if (found || next === null) return found ?? null
    cursor = next
  }
}

const of = (code: string, number: number) => ({ params: { path: { code, number } } })

export async function readDocument(code: string, number: number): Promise<Document> {
  return (await ask(api.GET('/v1/checklists/{code}/versions/{number}', of(code, number)))) as unknown as Document
}

export const approveVersion = (code: string, number: number) =>
  ask(api.POST('/v1/checklists/{code}/versions/{number}/approval', of(code, number)))

/** By the file's name, as no browser knows the type of YAML. */
export const kindOf = ({ name }: Chosen): string => (/\.json$/i.test(name) ? 'application/json' : 'application/yaml')

export const check = (chosen: Chosen): Promise<Checked> =>
  sendBytes('/v1/checklists/checks', chosen.bytes, kindOf(chosen))

export const draft = (chosen: Chosen, code: string): Promise<Version> =>
  sendBytes(`/v1/checklists/${encodeURIComponent(code)}/versions`, chosen.bytes, kindOf(chosen))

/** What a new version is compared with: the newest one published before it. */
export function inForceBefore(versions: readonly Version[], number: number): number | null {
  const earlier = versions.filter((each) => each.state === 'published' && each.number < number)
  return earlier.length > 0 ? Math.max(...earlier.map((each) => each.number)) : null
}

export interface Compared {
  document: Document
  /** Null when nothing was in force before. */
  before: Document | null
}

export async function withTheOneBefore(document: Document): Promise<Compared> {
  const known = await findChecklist(document.code)
  const number = known && inForceBefore(known.versions, document.version)
  return { document, before: number === null ? null : await readDocument(document.code, number) }
}
