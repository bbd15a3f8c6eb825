import { deviceKey, publicKey } from '../keys/deviceKey'
import type { Me, Person, Store } from '../store/database'
import { remember } from '../store/people'
import type { Event } from './machine'
import { problemOf } from './reading'
import type { Transport } from './transport'

/** Asks whose cookie it is and fetches the proof that goes with it. */
export async function renew(store: Store, transport: Transport, person: string, now: () => number): Promise<Event> {
  const answer = await transport({ method: 'GET', path: '/v1/me' })
  if (answer?.status === 200 && isMe(answer.content)) {
    if (answer.content.person !== person) return { happened: 'signed-out' }
    await remember(store, answer.content, new Date(now()))
    return { happened: 'renewed' }
  }
  const problem = answer && problemOf(answer)
  if (problem?.status === 401) return { happened: 'signed-out' }
  return { happened: 'line-failed', now: now(), seconds: problem?.retryAfter ?? null }
}

/** Tells the phone's public key to the server, once for each sign-in. It is no condition for anything. */
export async function tellKey(store: Store, transport: Transport, person: Person): Promise<void> {
  if (person.keyToldFor === person.device) return
  const key = await deviceKey(store, person.person)
  if (key === null) return
  const body = new TextEncoder().encode(JSON.stringify({ publicKey: await publicKey(key) }))
  const headers = { 'Content-Type': 'application/json' }
  const answer = await transport({ method: 'PUT', path: '/v1/devices/current/key', headers, body, proof: person.csrfToken })
  // 409: this sign-in has another key already, and asking again would change nothing.
  if (answer && [200, 201, 409].includes(answer.status)) {
    await store.put('people', { ...person, keyToldFor: person.device })
  }
}

function isMe(content: unknown): content is Me {
  return typeof (content as Partial<Me> | null)?.person === 'string'
}
