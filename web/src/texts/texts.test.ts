import { describe, expect, it } from 'vitest'
import { fill } from '.'

type Table = Record<string, string>

const files = import.meta.glob<Table>('./*.{vi,id,en}.ts', { eager: true, import: 'default' })
const groups = [...new Set(Object.keys(files).map((path) => path.split('.')[1] ?? ''))]
const table = (group: string, language: string): Table => files[`.${group}.${language}.ts`] ?? {}
const facts = (text = ''): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1] ?? ''))].sort()

describe.each(groups)('the texts of %s', (group) => {
  const vietnamese = table(group, 'vi')

  it.each(['id', 'en'])('have the same keys and facts in %s', (language) => {
    const other = table(group, language)
    expect(Object.keys(other).sort()).toEqual(Object.keys(vietnamese).sort())
    for (const [key, text] of Object.entries(vietnamese)) expect([key, facts(other[key])]).toEqual([key, facts(text)])
  })

  it('are not empty', () => {
    for (const language of ['vi', 'id', 'en'])
      expect(Object.entries(table(group, language)).filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

describe('fill', () => {
  it('puts the facts in', () => {
    expect(fill('{name} has {count} {count:photo|photos}', { name: 'Mai', count: 2 })).toBe('Mai has 2 photos')
  })

  it('knows one from many', () => {
    expect(fill('{count} {count:photo|photos}', { count: 1 })).toBe('1 photo')
    expect(fill('{count} {count:photo|photos}', { count: 0 })).toBe('0 photos')
  })

  it('leaves what is no place alone', () => {
    expect(fill('a {} b', {})).toBe('a {} b')
  })
})
