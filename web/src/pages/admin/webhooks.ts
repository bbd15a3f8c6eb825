import { api, ask, type Schemas } from '../../api/client'

export type Webhook = Schemas['Webhook']

/** What programs outside may be told. */
export const EVENTS = ['inspection.opened', 'explanation.wanted', 'inspection.concluded', 'inspection.closed'] as const
export type Event = (typeof EVENTS)[number] | 'webhook.test'

export const isKnown = (name: string): name is Event => name === 'webhook.test' || EVENTS.some((event) => event === name)

export function stateOf(webhook: Webhook): 'proposed' | 'live' | 'ended' {
  if (webhook.endedAt) return 'ended'
  return webhook.approvedAt ? 'live' : 'proposed'
}

export async function readWebhooks(cursor: string | null) {
  return await ask(api.GET('/v1/webhooks', { params: { query: { limit: 30, ...(cursor && { cursor }) } } }))
}

export async function readFailing(cursor: string | null) {
  return await ask(api.GET('/v1/failing-deliveries', { params: { query: { limit: 20, ...(cursor && { cursor }) } } }))
}

export async function actOn(webhook: string, what: 'approval' | 'ending' | 'tests'): Promise<void> {
  await ask(api.POST(`/v1/webhooks/{webhook}/${what}`, { params: { path: { webhook } } }))
}
