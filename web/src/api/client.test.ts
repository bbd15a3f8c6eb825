import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ask, Offline, ProblemError, send } from './client'
import { keepOwner, keepProof } from './csrf'

const HERE = 'http://sidak.test'
const PERSON = '0190-1'
let asked: Request[] = []
let answers: (() => Response)[] = []

const json = (body: unknown, status = 200) => () => new Response(JSON.stringify(body), { status })
const me = (csrfToken: string, person = PERSON) => json({ person, csrfToken })
const unproved = json({ type: '/problems/csrf', detail: 'Load the page again.' }, 403)

/** Addresses in Node have no page to be relative to. */
class FromHere extends Request {
  constructor(input: string | Request, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, HERE).href : input, init)
  }
}

beforeEach(() => {
  asked = []
  keepOwner(PERSON)
  keepProof(null)
  vi.stubGlobal('Request', FromHere)
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request)
    const answer = answers.shift()
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('no network'))
  })
})
afterEach(() => vi.unstubAllGlobals())

it('asks for the proof before a change, once', async () => {
  answers = [me('proof'), json({}), json({})]
  await send('/v1/things', { method: 'POST' })
  await send('/v1/things', { method: 'POST' })
  expect(asked.map((each) => [each.method, each.headers.get('x-csrf-token')])).toEqual([
    ['GET', null],
    ['POST', 'proof'],
    ['POST', 'proof'],
  ])
})

it('gets a new proof when the old one no longer counts, and sends the same again', async () => {
  keepProof({ person: PERSON, token: 'old' })
  answers = [unproved, me('new'), json({})]
  const response = await send('/v1/things', { method: 'PUT', body: 'the same bytes' })
  expect(response.status).toBe(200)
  expect(await asked.at(-1)?.text()).toBe('the same bytes')
  expect(asked.at(-1)?.headers.get('x-csrf-token')).toBe('new')
})

it("never sends one person's work with the proof of another", async () => {
  answers = [me('of another', '0190-2'), json({})]
  await expect(send('/v1/things', { method: 'POST' })).rejects.toMatchObject({ status: 401 })
  expect(asked.map((each) => each.method)).toEqual(['GET'])
})

it('tells no answer from a refusal', async () => {
  answers = []
  await expect(send('/v1/things')).rejects.toBeInstanceOf(Offline)
  const response = new Response(null, { status: 409 })
  const refusal = ask(Promise.resolve({ error: { type: '/problems/conflict', detail: 'Load it again.', least: 3 }, response }))
  await expect(refusal).rejects.toMatchObject({ status: 409, detail: 'Load it again.', facts: { least: 3 } })
  await expect(refusal).rejects.toBeInstanceOf(ProblemError)
})

it('takes the error page of a proxy for no answer', async () => {
  const response = new Response(null, { status: 502 })
  await expect(ask(Promise.resolve({ error: '<html>', response }))).rejects.toBeInstanceOf(Offline)
})
