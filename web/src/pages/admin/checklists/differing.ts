import type { Document } from '../../../checklist/document'

export type Part = 'checklist' | 'profile' | 'section' | 'item'

export interface Difference {
  part: Part
  /** The code of a section or an item, the name of a profile, the code of the checklist. */
  code: string
  change: 'added' | 'removed' | 'changed'
  /** Of what was added or removed there are none. */
  fields: Changed[]
}

export interface Changed {
  /** Where in the part, as `question.vi`. */
  field: string
  before: string
  after: string
}

type Leaves = ReadonlyMap<string, string>
type Parts = ReadonlyMap<string, Leaves>

/** Everything in which two versions of a checklist differ, in the order of the document. */
export function differences(before: Document, after: Document): Difference[] {
  return (['checklist', 'profile', 'section', 'item'] as const).flatMap((part) => differ(part, partsOf(before)[part], partsOf(after)[part]))
}

function differ(part: Part, before: Parts, after: Parts): Difference[] {
  const gone = [...before.keys()].filter((code) => !after.has(code))
  const here = [...after].flatMap(([code, leaves]): Difference[] => {
    const known = before.get(code)
    if (!known) return [{ part, code, change: 'added', fields: [] }]
    const fields = changed(known, leaves)
    return fields.length > 0 ? [{ part, code, change: 'changed', fields }] : []
  })
  return [...here, ...gone.map((code): Difference => ({ part, code, change: 'removed', fields: [] }))]
}

function changed(before: Leaves, after: Leaves): Changed[] {
  const fields = new Set([...before.keys(), ...after.keys()])
  return [...fields]
    .map((field) => ({ field, before: before.get(field) ?? '', after: after.get(field) ?? '' }))
    .filter((each) => each.before !== each.after)
}

function partsOf(document: Document): Record<Part, Parts> {
  const { sections, profiles, code, version: _, ...whole } = document
  const items = sections.flatMap((section) =>
    section.items.map(({ code, ...item }) => [code, leaves({ ...item, section: section.code })] as const),
  )
  return {
    checklist: new Map([[code, leaves(whole)]]),
    profile: new Map(Object.entries(profiles).map(([name, profile]) => [name, leaves(profile)])),
    section: new Map(sections.map(({ code, items: _, ...section }) => [code, leaves(section)])),
    item: new Map(items),
  }
}

/** Every single value by its place; a list of words is one value. */
function leaves(value: unknown, place = ''): Leaves {
  if (value === null || value === undefined) return new Map()
  if (typeof value !== 'object') return new Map([[place, String(value)]])
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) {
    return new Map(value.length > 0 ? [[place, value.join(', ')]] : [])
  }
  const inside = Object.entries(value)
  return new Map(inside.flatMap(([name, each]) => [...leaves(each, place ? `${place}.${name}` : name)]))
}
