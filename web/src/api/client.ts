import createClient from 'openapi-fetch'
import { network } from '../network.svelte'
import { language } from '../texts/language.svelte'
import { t } from '../texts/parts'
import { isOwner, keepProof, proofOfOwner } from './csrf'
import { Offline, ProblemError, problemOf } from './problems'
import type { components, paths } from './schema'

export { Offline, ProblemError } from './problems'
export type Schemas = components['schemas']

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const SIGN_IN = new Set(['/v1/sessions', '/v1/enrolments/redemptions'])

/** A request as the signed-in person in the chosen language. Throws Offline when no answer comes. */
export async function send(input: string | Request, init?: RequestInit): Promise<Response> {
  const first = new Request(input instanceof Request ? input.clone() : input, init)
  if (!SAFE.has(first.method) && !SIGN_IN.has(new URL(first.url).pathname)) await prove()
  const response = await answerOf(first)
  if (!(await isUnproved(response))) return response
  keepProof(null)
  await prove()
  return answerOf(new Request(input, init))
}

export const api = createClient<paths>({ baseUrl: '/', fetch: send })

type Answer<T> = { data?: T; error?: unknown; response: Response }

/** The answer's content, or a thrown ProblemError. */
export async function ask<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call
  if (!response.ok) throw problemOf(response, error)
  return data as T
}

async function answerOf(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', language.current)
  const proof = proofOfOwner()
  if (proof && !SAFE.has(request.method)) request.headers.set('X-CSRF-Token', proof)
  try {
    const response = await fetch(request)
    network.there = true
    return response
  } catch (error) {
    if (request.signal.aborted) throw error
    network.there = false
    throw new Offline(String(error))
  }
}

/** A page that was loaded again no longer has the proof; after another sign-in it is a new one, maybe of another person. */
async function prove(): Promise<void> {
  if (proofOfOwner() !== null) return
  const response = await answerOf(new Request('/v1/me'))
  if (!response.ok) return
  const { person, csrfToken } = (await response.json()) as Schemas['Me']
  if (!isOwner(person)) throw new ProblemError('/problems/signed-out', 401, t('another'), {})
  if (csrfToken) keepProof({ person, token: csrfToken })
}

async function isUnproved(response: Response): Promise<boolean> {
  if (response.status !== 403) return false
  const body = (await response.clone().json().catch(() => null)) as { type?: string } | null
  return body?.type === '/problems/csrf'
}
