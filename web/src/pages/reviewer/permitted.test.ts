import { beforeEach, expect, it } from 'vitest'
import { language } from '../../texts'
import type { Case } from '../hearing/fetching'
import { reasons } from './permitted'

const HUNG = 'hung'
const THU = 'thu'
const MINH = 'minh'

beforeEach(() => (language.current = 'en'))

function at(step: Case['standing']['step'], parts: Case['standing']['parts'], conclusion: object | null = null): Case {
  const drafted = conclusion && { draftedBy: HUNG, issuedBy: null, needsSecondSignature: true, ...conclusion }
  const inspection = { explanationDue: '2026-11-27T16:59:59Z' }
  return { inspection, standing: { step, parts }, conclusion: drafted, found: null } as unknown as Case
}

const said = (all: Case, reader: string, words: RegExp): boolean => reasons(all, reader).some((reason) => words.test(reason))

it('whoever was on the team, or heads the unit, is told why they do not conclude', () => {
  expect(said(at('draft', ['leader', 'reviewer']), HUNG, /led the team/)).toBe(true)
  expect(said(at('draft', ['member', 'reviewer']), HUNG, /on this team/)).toBe(true)
  expect(said(at('draft', ['unit_head', 'reviewer']), MINH, /head this unit/)).toBe(true)
  expect(said(at('draft', ['overseer']), MINH, /decide nothing/)).toBe(true)
  expect(reasons(at('draft', ['reviewer']), THU)).toEqual([])
})

it('while the unit may explain nothing is concluded', () => {
  expect(said(at('explanations', ['reviewer']), THU, /until the end of 27 Nov 2026/)).toBe(true)
})

it('nobody signs twice', () => {
  expect(said(at('issuance', ['reviewer'], { draftedBy: THU }), THU, /another person must issue/)).toBe(true)
  expect(said(at('issuance', ['reviewer'], {}), THU, /You drafted/)).toBe(false)
  expect(said(at('second_signature', ['reviewer'], { issuedBy: THU }), THU, /third person’s/)).toBe(true)
  expect(said(at('second_signature', ['reviewer'], { draftedBy: MINH, issuedBy: THU }), MINH, /not sign second/)).toBe(true)
})

it('how many people it takes is said', () => {
  expect(said(at('issuance', ['reviewer'], {}), THU, /three different people/)).toBe(true)
  expect(said(at('issuance', ['reviewer'], { needsSecondSignature: false }), THU, /two different people/)).toBe(true)
  expect(reasons(at('closure', ['reviewer'], {}), THU)).toEqual([])
})
