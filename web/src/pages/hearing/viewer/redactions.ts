import { api, ask, type Schemas } from '../../../api/client'
import type { Area } from './areas'

export type Redaction = Omit<Schemas['Redaction'], 'areas'> & { areas: readonly Area[] }

/** Which areas of a photo are blurred or proposed to be; the oldest first. */
export async function readRedactions(evidence: string): Promise<Redaction[]> {
  const found = await ask(api.GET('/v1/evidence/{evidence}/redactions', { params: { path: { evidence } } }))
  return found.map((each) => ({ ...each, areas: each.areas as unknown as Area[] }))
}

export async function decide(redaction: string, confirmed: boolean): Promise<void> {
  const params = { path: { redaction } }
  await ask(api.POST('/v1/redactions/{redaction}/decision', { params, body: { confirmed } }))
}

export const isWaiting = ({ confirmed }: Redaction): boolean => confirmed === null
