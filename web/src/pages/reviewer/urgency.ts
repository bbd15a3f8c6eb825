import type { Schemas } from '../../api/client'
import { dueOf, isOverdue } from '../hearing/wording'

type Matter = Schemas['Matter']

const SIGNATURES = new Set<string>(['issuance', 'second_signature'])

const due = ({ inspection, standing }: Matter): string | null => dueOf(standing, inspection.explanationDue)
const isLate = (matter: Matter): boolean => {
  const until = due(matter)
  return until !== null && isOverdue(until)
}
/** The more, the sooner: S4 is 4; nothing found is -1. */
const weight = ({ standing }: Matter): number => (standing.worst ? Number(standing.worst.slice(1)) : -1)

/** What is late first; then what weighs most; of that, what only wants a signature; then what is due first. */
export function byUrgency(matters: readonly Matter[]): Matter[] {
  const order = new Map(matters.map((matter, index) => [matter, index]))
  return [...matters].sort(
    (one, other) =>
      Number(isLate(other)) - Number(isLate(one)) ||
      weight(other) - weight(one) ||
      Number(SIGNATURES.has(other.standing.step ?? '')) - Number(SIGNATURES.has(one.standing.step ?? '')) ||
      (order.get(one) ?? 0) - (order.get(other) ?? 0),
  )
}
