import { api, ask, type Schemas } from '../../api/client'
import { newId } from '../../store/identifiers'
import { kept } from '../hearing/kept.svelte'

type Severity = Schemas['Finding']['severity']
export const SEVERITIES: readonly Severity[] = ['S0', 'S1', 'S2', 'S3', 'S4']
export const NOTHING = 'nothing'

interface Typed {
  id: string
  severities: Record<string, string>
  reasons: Record<string, string>
  missed: { item: string; severity: string }[]
  note: string
}

const LEAST = 3
const said = (text: string | undefined): string | null => ((text ?? '').trim().length >= LEAST ? (text ?? '').trim() : null)

/** What the second reader types, kept on this device until it is sent. */
export class Answering {
  readonly #check: Schemas['OneBackCheck']
  readonly kept

  constructor(check: Schemas['OneBackCheck']) {
    this.#check = check
    const empty = (): Typed => ({ id: newId(), severities: {}, reasons: {}, missed: [], note: '' })
    this.kept = kept<Typed>(`back-check.${check.backCheck.id}`, empty)
  }

  get typed(): Typed {
    return this.kept.value
  }

  /** Whether each finding has its severity, and each item that was missed as well. */
  get whole(): boolean {
    const { severities, missed } = this.typed
    return this.#check.packet.findings.every(({ item }) => severities[item]) && missed.every((each) => each.item && each.severity)
  }

  async send(): Promise<void> {
    const { id, note, missed } = this.typed
    const found = this.#check.packet.findings.map(({ item }) => this.#reading(item))
    const more = missed.map(({ item, severity }) => ({ item, severity: severity as Severity, reason: null }))
    const body = { id, readings: [...found, ...more], note: said(note) }
    const params = { path: { check: this.#check.backCheck.id } }
    await ask(api.POST('/v1/back-checks/{check}/answer', { params, body }))
    this.kept.forget()
  }

  #reading(item: string) {
    const { severities, reasons } = this.typed
    const severity = severities[item] === NOTHING ? null : (severities[item] as Severity)
    return { item, severity, reason: said(reasons[item]) }
  }
}
