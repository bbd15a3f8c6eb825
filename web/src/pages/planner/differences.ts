import { t } from '../../texts/planner'
import type { Fact } from './facts'

/** A fact of only one of two plans, or one that they state differently. */
export interface Difference {
  before: Fact | null
  after: Fact | null
}

/** In the order in which the plan itself says things; what is gone comes last. */
export function differences(before: readonly Fact[], after: readonly Fact[]): Difference[] {
  const earlier = new Map(before.map((fact) => [fact.key, fact]))
  const later = new Set(after.map((fact) => fact.key))
  const changed = after.map((fact) => ({ before: earlier.get(fact.key) ?? null, after: fact }))
  const gone = before.filter((fact) => !later.has(fact.key)).map((fact) => ({ before: fact, after: null }))
  return [...changed.filter((each) => each.before?.value !== each.after.value), ...gone]
}

export function sentenceOf({ before, after }: Difference): string {
  if (!after) return t('change.gone', { label: before?.label ?? '', before: before?.value ?? '' })
  if (!before) return t('change.new', { label: after.label, after: after.value })
  return t('change.was', { label: after.label, after: after.value, before: before.value })
}
