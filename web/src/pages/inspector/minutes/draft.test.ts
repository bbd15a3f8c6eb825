import { describe, expect, it } from 'vitest'
import type { Stroke } from '../../../store/minutes'
import { EMPTY, minutesOf, wanting, withRead, type Draft } from './draft'

const ME = 'hung'
const STROKES: Stroke[] = [[[1, 1], [9, 9]]] // prettier-ignore
const READ = [{ item: 'A01', severity: 'S2' as const, said: 'Bảng trống.' }]
const TUAN = { name: ' Trần Văn Tuấn ', post: 'Giám đốc' }
const THU = { name: 'Thu', post: 'Bảo vệ' }
const drawn = (...who: string[]) => Object.fromEntries(who.map((each) => [each, STROKES]))
const draft = (more: Partial<Draft>): Draft => ({ ...EMPTY, read: READ, ...more })
const signed = draft({ closing: 'signed', unit: TUAN, strokes: drawn('unit', ME) })
const made = (given: Draft, pages: string[] = []) => minutesOf(given, 'submission', ME, [ME, 'mai'], pages)

describe('what is still wanting', () => {
  it.each([
    ['everything', EMPTY, 0, ['read', 'closing']],
    ['a signature', draft({ closing: 'signed', unit: TUAN }), 0, ['sign-unit', 'sign-leader']],
    ['reservations', { ...signed, closing: 'with_reservations' as const, reservations: ' ' }, 0, ['reservations']],
    ['why', draft({ closing: 'refused' }), 0, ['reason', 'witness', 'sign-witness', 'sign-leader']],
    ['the post', { ...signed, unit: { name: 'Tuấn', post: '' } }, 0, ['unit']],
    ['the rest of a name', draft({ closing: 'refused', unit: { name: 'Tuấn', post: '' }, reason: 'Bận', witness: THU, strokes: drawn('witness', ME) }), 0, ['unit']],
    ['a page', draft({ closing: 'on_paper', unit: TUAN }), 0, ['paper']],
    ['nothing with a page', draft({ closing: 'on_paper', unit: TUAN }), 1, []],
    ['nothing', signed, 0, []],
  ] as const)('%s', (_, given, pages, wants) => {
    expect(wanting(given as Draft, ME, pages)).toEqual(wants)
  })
})

describe('the minutes that are sent', () => {
  it('have the names without blanks and the signatures of all who signed', () => {
    const sent = made({ ...signed, strokes: drawn('unit', ME, 'mai', 'witness') })
    expect(sent.unit).toEqual({ name: 'Trần Văn Tuấn', post: 'Giám đốc' })
    expect(sent.signatures.map(({ by, person }) => [by, person])).toEqual([['unit', null], ['member', ME], ['member', 'mai']]) // prettier-ignore
  })

  it('have only what belongs to their end', () => {
    const all = draft({ unit: TUAN, reservations: 'Đang tập huấn.', reason: 'Không đồng ý.', witness: THU, strokes: drawn('unit', 'witness', ME) })
    expect(made({ ...all, closing: 'signed' })).toMatchObject({ reservations: null, refusal: null, paper: [] })
    expect(made({ ...all, closing: 'with_reservations' })).toMatchObject({ reservations: 'Đang tập huấn.', refusal: null })
    expect(made({ ...all, closing: 'refused' })).toMatchObject({ refusal: { reason: 'Không đồng ý.', witness: THU }, reservations: null })
    expect(made({ ...all, closing: 'refused' }).signatures.map(({ by }) => by)).toEqual(['witness', 'member'])
    expect(made({ ...all, closing: 'on_paper' }, ['p1'])).toMatchObject({ paper: ['p1'], signatures: [], refusal: null })
  })

  it('name nobody when who refuses does not say who they are', () => {
    expect(made(draft({ closing: 'refused', reason: 'Bận', witness: THU })).unit).toBeNull()
  })

  it('take the last ten pages', () => {
    const pages = Array.from({ length: 12 }, (_, index) => `p${index}`)
    expect(made(draft({ closing: 'on_paper', unit: TUAN }), pages).paper).toEqual(pages.slice(2))
  })
})

describe('a visit that is ended again', () => {
  it('with other findings wants other signatures', () => {
    expect(withRead(signed, [{ ...READ[0]!, severity: 'S3' }]).strokes).toEqual({})
  })

  it('with the same findings keeps them', () => {
    expect(withRead(signed, structuredClone(READ)).strokes).toEqual(signed.strokes)
  })
})
