import type { Schemas } from '../../api/client'

type HealthState = Schemas['HealthCheck']['state']

/** Read without colours too. */
export const SIGNS: Record<HealthState, string> = { bad: '✕', warning: '!', good: '✓' }
export const TONES = { bad: 'bad', warning: 'care', good: 'good' } as const
