import { t } from '../../texts/inspector'
import type { Visit } from './visit'

/** How far it has come, and how it ended. */
export function stateWords(visit: Visit): string {
  const { inspection, detail, withdrawn } = visit
  if (withdrawn) return t('state.withdrawn')
  if (inspection.state === 'closed' && detail.state !== 'closed') return t('state.off')
  const sent = inspection.submission?.state === 'confirmed'
  const waits = inspection.state === 'submitted' && detail.state === 'opened' && !sent
  const state = waits ? t('state.ended') : t(`state.${inspection.state}`)
  return detail.outcome && visit.over ? `${state} (${t(`outcome.${detail.outcome}`)})` : state
}
