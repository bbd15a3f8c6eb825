import { counted, type Answer, type SheetAnswer, type SheetAnswers } from './answers'

/** By the inspector's id. */
export type Sheets = ReadonlyMap<string, SheetAnswers>
/** By item, the inspector whose answer stands. */
export type Settlements = Readonly<Record<string, string>>

/** Items that at least two inspectors answered differently, sorted. Photos and remarks add up instead. */
export function overlaps(sheets: Sheets): string[] {
  return codes(sheets).filter((code) => new Set(given(sheets, code).map(said)).size > 1)
}

/** One sheet of several; what nobody has settled yet is left out. */
export function merge(sheets: Sheets, settlements: Settlements): SheetAnswers {
  const open = new Set(overlaps(sheets).filter((code) => !sheets.get(settlements[code] ?? '')?.has(code)))
  const merged = codes(sheets).filter((code) => !open.has(code))
  return new Map(merged.map((code) => [code, mergedAnswer(sheets, code, settlements[code])]))
}

function codes(sheets: Sheets): string[] {
  return [...new Set([...sheets.values()].flatMap((answers) => [...answers.keys()]))].sort()
}

/** In the order of the inspectors' ids, so that the merged sheet does not depend on who came first. */
function given(sheets: Sheets, code: string): SheetAnswer[] {
  return [...sheets.keys()].sort().flatMap((inspector) => sheets.get(inspector)?.get(code) ?? [])
}

/** What makes two answers the same; why something does not apply may be said in other words. */
function said(answer: Answer): string {
  switch (answer.type) {
    case 'yesno':
    case 'scale':
      return String(answer.value)
    case 'count':
      return `${counted(answer)}/${answer.denominator ?? ''}`
    case 'na':
      return 'na'
    default:
      return ''
  }
}

function mergedAnswer(sheets: Sheets, code: string, chosen: string | undefined): SheetAnswer {
  const answers = given(sheets, code)
  const stands = sheets.get(chosen ?? '')?.get(code) ?? answers[0]!
  const evidence = [...new Set(answers.flatMap((answer) => answer.evidence ?? []))]
  const note = joined(answers.map((answer) => answer.note ?? ''))
  if (stands.type !== 'text') return { ...stands, evidence, note }
  return { ...stands, evidence, note, value: joined(answers.map((one) => (one.type === 'text' ? one.value : ''))) }
}

/** Each text once, in the order of their last mention: composed and decomposed Vietnamese are the same words. */
function joined(texts: string[]): string {
  const spoken = texts.filter((text) => text.trim() !== '').reverse()
  const different = new Map(spoken.map((text) => [text.normalize('NFC').trim(), text]))
  return [...different.values()].reverse().join('\n\n')
}
