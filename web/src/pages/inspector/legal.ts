import type { Document, Item } from '../../checklist/document'

/** The part of the document that a rule's key leads to. */
type Lawful = Document & { legal_references?: Record<string, { title: string }> }

/** "VN-LAW-80-2025:7.2" in words; the notes in brackets are for the editors of a checklist. */
export function basisOf(document: Lawful, item: Item): string[] {
  return (item.legal_basis ?? []).map((written) => {
    const [key = '', place] = written.split(':')
    const title = (document.legal_references?.[key]?.title ?? key).replace(/\s*\[[^\]]*\]/g, '')
    return place ? `${title}: ${place}` : title
  })
}
