import { problemOf, type AnswerProblem } from '../checklist/answerChecks'
import { byItem, type Answer, type SheetAnswer, type SheetAnswers } from '../checklist/answers'
import { missing as missingOf, type Missing } from '../checklist/missing'
import type { Profile, Question } from '../checklist/profiles'
import type { Outbox, SheetEntry } from '../sync/entries'
import { isReplaced } from '../sync/queueing'
import { type ItemAnswer, type KeptPhoto, type KeptSheet, type Store, writing } from './database'
import { newId } from './identifiers'

/** What a sheet still needs; `mend` is an answer that the item cannot have. */
export type StillToDo = Missing | { item: string; what: 'mend'; photos: 0; problem: AnswerProblem }

export function newSheet(person: string, inspection: string): KeptSheet {
  return { person, inspection, id: newId(), base: 0, handedIn: false, version: 0, items: {}, elsewhere: {}, correction: null }
}

/** Changes the sheet as it is now, which another tab may have changed a moment ago. */
export async function changeSheet(
  store: Store,
  person: string,
  inspection: string,
  change: (sheet: KeptSheet) => KeptSheet,
): Promise<void> {
  const given = writing(store, ['sheets'])
  const kept = (await given.objectStore('sheets').get([person, inspection])) ?? newSheet(person, inspection)
  await given.objectStore('sheets').put(change(kept))
  await given.done
}

/** Null takes the answer back; a note is left as it is when none is given. */
export function withAnswer(sheet: KeptSheet, item: string, answer: Answer | null, note?: string): KeptSheet {
  const version = sheet.version + 1
  const kept = note ?? sheet.items[item]?.note ?? ''
  return { ...sheet, version, items: { ...sheet.items, [item]: { answer, note: kept, version } } }
}

/** A photo of an item came or went. */
export function touched(sheet: KeptSheet, item: string | null): KeptSheet {
  if (item === null) return sheet
  const version = sheet.version + 1
  const before: ItemAnswer = sheet.items[item] ?? { answer: null, note: '', version }
  return { ...sheet, version, items: { ...sheet.items, [item]: { ...before, version } } }
}

/** In the order they are asked, with the photos that were taken for them. */
export function answersOf(sheet: KeptSheet, photos: readonly KeptPhoto[], profile: Profile): SheetAnswer[] {
  return profile.questions.flatMap((question) => {
    const here = photos.filter((photo) => photo.item === question.code).map((photo) => photo.id)
    const evidence = new Set([...(sheet.elsewhere[question.code] ?? []), ...here])
    return answerOf(question, sheet.items[question.code], [...evidence]) ?? []
  })
}

/** A photo answers an item that asks for one. */
function answerOf(question: Question, kept: ItemAnswer | undefined, evidence: string[]): SheetAnswer | null {
  const byPhoto: Answer | null = question.rule.type === 'photo' && evidence.length > 0 ? { type: 'photo' } : null
  const answer = kept?.answer ?? byPhoto
  if (!answer) return null
  const note = kept?.note.trim() ? { note: kept.note } : {}
  const shown = evidence.slice(0, question.mostPhotos)
  return { ...answer, item: question.code, ...note, ...(shown.length ? { evidence: shown } : {}) }
}

/** Those the server takes: one that is half typed stays on the phone. */
export function soundAnswers(answers: readonly SheetAnswer[], profile: Profile): SheetAnswer[] {
  return answers.filter((answer) => problemIn(answer, profile) === null)
}

export function stillToDo(answers: readonly SheetAnswer[], profile: Profile): StillToDo[] {
  const given: SheetAnswers = byItem(answers)
  const wrong = answers.flatMap((answer): StillToDo[] => {
    const problem = problemIn(answer, profile)
    return problem ? [{ item: answer.item, what: 'mend', photos: 0, problem }] : []
  })
  return [...wrong, ...missingOf(profile, given)]
}

function problemIn(answer: SheetAnswer, profile: Profile): AnswerProblem | null {
  const question = profile.byCode.get(answer.item)
  return question ? problemOf(question, answer) : null
}

export function revisionsOf(sheet: KeptSheet, outbox: Outbox): SheetEntry[] {
  const own = outbox.entries.filter((entry): entry is SheetEntry => entry.kind === 'sheet' && entry.sheet === sheet.id)
  return own.filter((entry) => !isReplaced(entry)).sort((one, other) => one.revision - other.revision)
}

/** Something was changed that no revision holds, sent or waiting. */
export function isUntold(sheet: KeptSheet, outbox: Outbox): boolean {
  const standing = revisionsOf(sheet, outbox).filter((entry) => entry.state !== 'refused')
  return sheet.version > Math.max(0, ...standing.map((entry) => entry.version))
}

export function isHandedIn(sheet: KeptSheet, outbox: Outbox): boolean {
  return sheet.handedIn || revisionsOf(sheet, outbox).some((entry) => entry.submitted && entry.state !== 'refused')
}
