import { describe, expect, it } from 'vitest'
import type { Document } from '../../../checklist/document'
import { differences } from './differing'
import { inForceBefore, kindOf, type Version } from './fetching'

const words = (text: string) => ({ vi: text, id: text, en: text })
const item = (code: string, question: string) => ({ code, question: words(question), answer: { type: 'yesno', values: ['yes', 'no'] }, weight: 10 })

function document(change: (made: any) => void = () => undefined): Document {
  const made = {
    code: 'CL-X',
    version: 1,
    title: words('Title'),
    profiles: { full: { title: words('Full') }, opening: { title: words('Opening'), items: ['A01'] } },
    sections: [
      { code: 'A', title: words('First'), weight: 20, items: [item('A01', 'Is it open?'), item('A02', 'Is it clean?')] },
      { code: 'B', title: words('Second'), weight: 80, items: [item('B01', 'Is it fair?')] },
    ],
  }
  change(made)
  return made as unknown as Document
}

describe('two versions of a checklist', () => {
  it('do not differ by their number alone', () => {
    expect(differences(document(), document((made) => (made.version = 2)))).toEqual([])
  })

  it('differ in each language of a question by itself', () => {
    const after = document((made) => (made.sections[0].items[0].question.id = 'Buka?'))
    expect(differences(document(), after)).toEqual([
      { part: 'item', code: 'A01', change: 'changed', fields: [{ field: 'question.id', before: 'Is it open?', after: 'Buka?' }] },
    ])
  })

  it('tell an item that came, one that went and one that moved', () => {
    const after = document((made) => {
      const [moved] = made.sections[0].items.splice(1, 1)
      made.sections[1].items = [moved, item('B02', 'New')]
    })
    expect(differences(document(), after).map(({ part, code, change }) => [part, code, change])).toEqual([
      ['item', 'A02', 'changed'],
      ['item', 'B02', 'added'],
      ['item', 'B01', 'removed'],
    ])
  })

  it('differ in the order of a profile, which is the order of asking', () => {
    const before = document((made) => (made.profiles.opening.items = ['A01', 'B01']))
    const after = document((made) => (made.profiles.opening.items = ['B01', 'A01']))
    expect(differences(before, after)).toEqual([
      { part: 'profile', code: 'opening', change: 'changed', fields: [{ field: 'items', before: 'A01, B01', after: 'B01, A01' }] },
    ])
  })

  it('differ in what only one of them says', () => {
    const after = document((made) => (made.estimated_minutes = 30))
    expect(differences(document(), after)).toEqual([
      { part: 'checklist', code: 'CL-X', change: 'changed', fields: [{ field: 'estimated_minutes', before: '', after: '30' }] },
    ])
  })
})

describe('the version in force before another', () => {
  const version = (number: number, state: string) => ({ number, state }) as Version

  it('is the newest published one below it', () => {
    const versions = [version(4, 'draft'), version(3, 'draft'), version(2, 'published'), version(1, 'published')]
    expect(inForceBefore(versions, 4)).toBe(2)
    expect(inForceBefore(versions, 2)).toBe(1)
    expect(inForceBefore(versions, 1)).toBe(null)
  })
})

describe('a chosen file', () => {
  it('is YAML unless its name says JSON', () => {
    const bytes = new ArrayBuffer(0)
    expect(kindOf({ name: 'Checklist.JSON', bytes })).toBe('application/json')
    expect(kindOf({ name: 'checklist.yml', bytes })).toBe('application/yaml')
  })
})
