import type { Schemas } from '../../api/client'

type NextSteps = Schemas['NextSteps']
type Possible = Pick<Schemas['PossibleAct'], 'action' | 'until'> & { count: number }

/** What the reader may do though nobody waits for it; the same thing for several findings is told once. */
export function alsoPossible({ mine, waiting }: NextSteps): Possible[] {
  const awaited = new Set(waiting.map(({ action }) => action))
  const found = new Map<string, Possible>()
  for (const { action, until } of mine) {
    if (awaited.has(action)) continue
    found.set(action, { action, until, count: (found.get(action)?.count ?? 0) + 1 })
  }
  return [...found.values()]
}

export const isLate = (until: string): boolean => Date.parse(until) < Date.now()
