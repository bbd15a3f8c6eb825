import { t } from '../texts/parts'
import { Offline, ProblemError } from './problems'

/** What to tell the person: the server's own sentence where it gave one. */
export function sentenceOf(problem: unknown): string {
  if (problem instanceof Offline) return t('offline')
  if (problem instanceof ProblemError && problem.type !== 'about:blank') return problem.detail
  return t('unexpected', { what: problem instanceof Error ? problem.message : String(problem) })
}
