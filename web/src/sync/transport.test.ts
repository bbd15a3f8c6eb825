import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browserTransport } from './transport'

let server: Server
let base = ''
const heard: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/cut') return request.socket.destroy()
    if (request.url === '/half') {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' })
      response.write('{"half":')
      return setTimeout(() => request.socket.destroy(), 20)
    }
    response.writeHead(200, { 'Content-Type': request.url === '/odd' ? 'application/json' : 'application/problem+json' })
    const { 'x-csrf-token': proof, 'accept-language': language } = request.headers
    return response.end(request.url === '/odd' ? 'not JSON' : JSON.stringify({ proof, language, method: request.method }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const transport = browserTransport({ language: () => 'id', heard: (date) => heard.push(date) })

it('sends as the person, in their language, and hears the time', async () => {
  const body = new Uint8Array([1, 2, 3])
  const given = await transport({ method: 'PATCH', path: `${base}/`, body, proof: 'p' })
  expect(given?.content).toEqual({ proof: 'p', language: 'id', method: 'PATCH' })
  expect(Date.parse(heard[0]!)).toBeGreaterThan(Date.now() - 5_000)
})

it('a line that breaks, before or in the middle of the answer, is no answer', async () => {
  expect(await transport({ method: 'PUT', path: `${base}/cut`, body: new Uint8Array([1]) })).toBeNull()
  expect(await transport({ method: 'GET', path: `${base}/half` })).toBeNull()
  expect(await transport({ method: 'GET', path: 'http://127.0.0.1:1/' })).toBeNull()
})

it('what calls itself JSON and is none has no content', async () => {
  expect(await transport({ method: 'GET', path: `${base}/odd` })).toMatchObject({ status: 200, content: undefined })
})
