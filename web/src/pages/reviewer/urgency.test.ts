import { expect, it } from 'vitest'
import type { Schemas } from '../../api/client'
import { byUrgency } from './urgency'

type Matter = Schemas['Matter']

function matter(name: string, worst: string | null, step: string, due: string | null = null): Matter {
  const inspection = { unitName: name, explanationDue: due }
  return { inspection, standing: { worst, step, remedyDue: due } } as unknown as Matter
}

const names = (matters: Matter[]): string[] => matters.map(({ inspection }) => inspection.unitName)

it('brings what is late first, then what weighs most, then what wants a signature', () => {
  const found = byUrgency([
    matter('light', 'S1', 'draft'),
    matter('heavy to draft', 'S4', 'draft'),
    matter('heavy to sign', 'S4', 'second_signature'),
    matter('late', 'S2', 'explanations', '2020-01-01T00:00:00Z'),
    matter('nothing found', null, 'issuance'),
  ])
  expect(names(found)).toEqual(['late', 'heavy to sign', 'heavy to draft', 'light', 'nothing found'])
})

it('keeps the order of due dates among equals', () => {
  expect(names(byUrgency([matter('first', 'S2', 'draft'), matter('second', 'S2', 'draft')]))).toEqual(['first', 'second'])
})
