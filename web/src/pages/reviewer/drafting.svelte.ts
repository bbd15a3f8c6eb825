import { api, ask, type Schemas } from '../../api/client'
import { kept, type Kept } from '../hearing/kept.svelte'
import { isContested } from '../hearing/wording'

export const LEAST = 3
export const MOST = 5000

type Finding = Schemas['Finding']
type Conclusion = Schemas['Conclusion']

interface Chosen {
  result: Schemas['Decision']['result']
  severity: Finding['severity']
  answer: string
}

interface Draft {
  summary: string
  /** By finding. */
  decisions: Record<string, Chosen>
}

/** The conclusion as it is being written: begins with what was proposed, or with the last draft. */
export class Drafting {
  readonly draft: Kept<Draft>
  busy = $state(false)
  problem = $state.raw<unknown>(null)
  tried = $state(false)

  constructor(
    readonly inspection: string,
    readonly findings: Finding[],
    before: Conclusion | null,
  ) {
    this.draft = kept(`conclusion.${inspection}.${before?.number ?? 0}`, () => beginning(findings, before))
    // A finding that came later than what is kept on the device.
    for (const finding of findings) this.draft.value.decisions[finding.id] ??= proposed(finding)
  }

  chosen(finding: Finding): Chosen {
    return this.draft.value.decisions[finding.id] ?? proposed(finding)
  }

  lacksAnswer(finding: Finding): boolean {
    return isContested(finding) && this.chosen(finding).answer.trim().length < LEAST
  }

  get lacksSummary(): boolean {
    return this.draft.value.summary.trim().length < LEAST
  }

  get complete(): boolean {
    return !this.lacksSummary && !this.findings.some((finding) => this.lacksAnswer(finding))
  }

  /** The number of the new version, or null when it was not saved. */
  async save(): Promise<number | null> {
    this.tried = true
    if (this.busy || !this.complete) return null
    this.busy = true
    try {
      const path = { inspection: this.inspection }
      const call = api.POST('/v1/inspections/{inspection}/conclusions', { params: { path }, body: this.#document() })
      const { number } = await ask(call)
      this.draft.forget()
      this.problem = null
      return number
    } catch (problem) {
      this.problem = problem
      return null
    } finally {
      this.busy = false
    }
  }

  #document(): Schemas['ConclusionDocument'] {
    const decisions = this.findings.map((finding) => {
      const { result, severity, answer } = this.chosen(finding)
      return { finding: finding.id, result, severity, answer: answer.trim() || null }
    })
    return { summary: this.draft.value.summary.trim(), decisions }
  }
}

function beginning(findings: Finding[], before: Conclusion | null): Draft {
  const earlier = new Map(before?.decisions.map((decision) => [decision.finding, decision]))
  const decisions = findings.map((finding) => {
    const decided = earlier.get(finding.id)
    return [finding.id, decided ? { ...decided, answer: decided.answer ?? '' } : proposed(finding)] as const
  })
  return { summary: before?.summary ?? '', decisions: Object.fromEntries(decisions) }
}

const proposed = ({ severity }: Finding): Chosen => ({ result: 'upheld', severity, answer: '' })
