import type { Document, Item } from '../../checklist/document'

/** Parts of the document beside what the phone itself reads. */
export type Whole = Document & {
  jurisdiction?: string
  legal_references?: Record<string, { title: string }>
}

/** "VN-LAW-80-2025:7.2" in words; the notes in brackets are for the editors of a checklist. */
export function basisOf(document: Whole, item: Item): string[] {
  return (item.legal_basis ?? []).map((written) => {
    const [key = '', place] = written.split(':')
    const title = (document.legal_references?.[key]?.title ?? key).replace(/\s*\[[^\]]*\]/g, '')
    return place ? `${title}: ${place}` : title
  })
}
