/** What is read of the audit of inspectors, and where it stands on a line. */
import { api, ask, type Schemas } from '../../api/client'

export type Audit = Schemas['InspectorAudit']
export type Interval = Schemas['Interval']

export const FIGURES = ['leniency', 'pace', 'sameInRow', 'agreement'] as const
export type Figure = (typeof FIGURES)[number]

/** By name, as the server orders them: an order by figures would be a ranking. */
export async function readAudits(): Promise<Audit[]> {
  const all: Audit[] = []
  let cursor: string | null = null
  do {
    const query: { limit: number; cursor?: string } = { limit: 200, ...(cursor && { cursor }) }
    const page: { items: Audit[]; next: string | null } = await ask(api.GET('/v1/inspector-audits', { params: { query } }))
    all.push(...page.items)
    cursor = page.next
  } while (cursor)
  return all
}

export const readAudit = (person: string) => ask(api.GET('/v1/inspector-audits/{person}', { params: { path: { person } } }))
export const readOverseen = () => ask(api.GET('/v1/oversight/back-checks'))

export function intervalOf(audit: Audit, figure: Figure): Interval | null {
  if (figure === 'pace') return audit.pace?.ratio ?? null
  if (figure === 'agreement') return audit.agreement?.beyondChance ?? null
  return audit[figure]
}

export interface Scale {
  from: number
  to: number
  /** Where others are; null where there is no such place. */
  middle: number | null
}

const LEAST = { leniency: 5, sameInRow: 10 } as const

/** So that every bar fits, and small differences do not look large. */
export function scaleOf(figure: Figure, intervals: readonly Interval[]): Scale {
  if (figure === 'agreement') return { from: Math.min(0, ...intervals.map(({ lower }) => lower)), to: 1, middle: null }
  if (figure === 'pace') return { from: 0, to: Math.max(2, ...intervals.map(({ upper }) => Math.min(upper, 4))), middle: 1 }
  const most = Math.max(LEAST[figure], ...intervals.flatMap(({ lower, upper }) => [Math.abs(lower), Math.abs(upper)]))
  return { from: -most, to: most, middle: 0 }
}

/** From 0 to 1; what lies beyond an end is drawn at it. */
export function placeOn({ from, to }: Scale, value: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)))
}
