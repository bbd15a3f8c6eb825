import { expect, it } from 'vitest'
import { isFor, type Waiting } from './waiting'

const of = (what: Waiting['what'], askedBy: string) => ({ what, askedBy }) as Waiting

it('what somebody asked for themselves waits for another', () => {
  expect(isFor('thu', of('redaction', 'thu'))).toBe(false)
  expect(isFor('thu', of('sealed', 'thu'))).toBe(false)
  expect(isFor('minh', of('sealed', 'thu'))).toBe(true)
})

it('a sealed original that is open is there for either of the two', () => {
  expect(isFor('thu', of('open', 'thu'))).toBe(true)
})
