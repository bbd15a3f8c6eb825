import { fill, type Language } from '.'
import en from './paper.en'
import id from './paper.id'
import vi from './paper.vi'

const TABLES = { vi, id, en }

/** What stands on the unit's copy of the minutes, in the unit's language, whatever language the reader's phone has. */
export function paper(spoken: Language, key: keyof typeof vi, facts: Record<string, string | number> = {}): string {
  return fill(TABLES[spoken][key], facts)
}
