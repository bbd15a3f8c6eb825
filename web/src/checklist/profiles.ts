import { parse, type Condition } from './conditions'
import type { Document, Item, Rule, Section, Words } from './document'

/** An item and what follows from its rule. */
export interface Question {
  code: string
  section: string
  item: Item
  rule: Rule
  photoIf: Condition[]
  leastPhotos: number
  mostPhotos: number
}

/** A purpose's items in the order they are asked; a section appears once for each run of its items. */
export interface Profile {
  checklist: string
  name: string
  title: Words
  questions: Question[]
  byCode: ReadonlyMap<string, Question>
  sections: AskedSection[]
}

export interface AskedSection {
  code: string
  title: Words
  questions: Question[]
}

const MOST_PHOTOS = 20
const compiled = new WeakMap<Document, Map<string, Profile>>()

/** Null when the document has no such profile. */
export function profileOf(document: Document, name: string): Profile | null {
  const known = compiled.get(document) ?? new Map<string, Profile>()
  compiled.set(document, known)
  const profile = known.get(name) ?? compile(document, name)
  if (profile) known.set(name, profile)
  return profile
}

function compile(document: Document, name: string): Profile | null {
  const definition = document.profiles[name]
  if (!definition) return null
  const all = document.sections.flatMap((section) => section.items.map((item) => questionOf(section, item)))
  const known = new Map(all.map((question) => [question.code, question]))
  const codes = definition.items ?? [...known.keys()]
  const questions = codes.flatMap((code) => known.get(code) ?? [])
  return {
    checklist: document.code,
    name,
    title: definition.title,
    questions,
    byCode: new Map(questions.map((question) => [question.code, question])),
    sections: runs(document, questions),
  }
}

function questionOf(section: Section, item: Item): Question {
  const rule = item.answer
  return {
    code: item.code,
    section: section.code,
    item,
    rule,
    photoIf: item.photo.required_if.flatMap((text) => parse(text) ?? []),
    leastPhotos: rule.type === 'photo' ? rule.min : 1,
    mostPhotos: rule.type === 'photo' ? rule.max : MOST_PHOTOS,
  }
}

function runs(document: Document, questions: Question[]): AskedSection[] {
  const titles = new Map(document.sections.map((section) => [section.code, section.title]))
  const found: AskedSection[] = []
  for (const question of questions) {
    const last = found.at(-1)
    if (last?.code === question.section) last.questions.push(question)
    else found.push({ code: question.section, title: titles.get(question.section)!, questions: [question] })
  }
  return found
}
