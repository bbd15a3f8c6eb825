import { api, ask, type Schemas } from '../../api/client'
import { kept, type Kept } from '../hearing/kept.svelte'
import { isContested } from '../hearing/wording'
import { blank, lacking, needsRemedy, planOf, plannedOf, type Planned } from '../remedies/planning'
import { answersOf, askedOf, givenBefore, isAnswered, unanswered, type Answers } from './corrections'

export const LEAST = 3
export const MOST = 5000

type Finding = Schemas['Finding']
type Conclusion = Schemas['Conclusion']

interface Chosen {
  result: Schemas['Decision']['result']
  severity: Finding['severity']
  answer: string
  /** What is to be put right, where it is upheld. */
  remedy: Planned
  /** To the corrections of facts that were asked for. */
  corrections: Answers
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
  /** The version that was read when this was written; what comes late over another one is refused. */
  readonly #after: number

  constructor(
    readonly inspection: string,
    readonly findings: Finding[],
    before: Conclusion | null,
  ) {
    this.#after = before?.number ?? 0
    this.draft = kept(`conclusion.${inspection}.${this.#after}`, () => beginning(findings, before))
    // A finding that came later than what is kept on the device.
    for (const finding of findings) {
      const chosen = (this.draft.value.decisions[finding.id] ??= proposed(finding))
      // What an older version of the app kept knows no remedy.
      chosen.remedy ??= blank()
      chosen.corrections ??= {}
      for (const { key } of askedOf(finding)) chosen.corrections[key] ??= unanswered()
    }
  }

  chosen(finding: Finding): Chosen {
    return this.draft.value.decisions[finding.id] ?? proposed(finding)
  }

  lacksAnswer(finding: Finding): boolean {
    return isContested(finding) && this.chosen(finding).answer.trim().length < LEAST
  }

  lacksRemedy(finding: Finding): boolean {
    const { result, severity, remedy } = this.chosen(finding)
    return needsRemedy(result, severity) && remedy.wanted && lacking(remedy)
  }

  lacksCorrections(finding: Finding): boolean {
    const given = this.chosen(finding).corrections
    return askedOf(finding).some(({ key }) => !isAnswered(given[key] ?? unanswered()))
  }

  #lacks(finding: Finding): boolean {
    return this.lacksAnswer(finding) || this.lacksRemedy(finding) || this.lacksCorrections(finding)
  }

  get lacksSummary(): boolean {
    return this.draft.value.summary.trim().length < LEAST
  }

  get complete(): boolean {
    return !this.lacksSummary && !this.findings.some((finding) => this.#lacks(finding))
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
      const { result, severity, answer, remedy, corrections: given } = this.chosen(finding)
      const corrections = answersOf(finding, given)
      const plan = needsRemedy(result, severity) && remedy.wanted ? planOf(remedy) : null
      return { finding: finding.id, result, severity, answer: answer.trim() || null, remedy: plan, corrections }
    })
    return { summary: this.draft.value.summary.trim(), decisions, after: this.#after }
  }
}

function beginning(findings: Finding[], before: Conclusion | null): Draft {
  const earlier = new Map(before?.decisions.map((decision) => [decision.finding, decision]))
  const decisions = findings.map((finding) => {
    const decided = earlier.get(finding.id)
    return [finding.id, decided ? again(decided) : proposed(finding)] as const
  })
  return { summary: before?.summary ?? '', decisions: Object.fromEntries(decisions) }
}

const again = (decision: Conclusion['decisions'][number]): Chosen => ({
  result: decision.result,
  severity: decision.severity,
  answer: decision.answer ?? '',
  remedy: plannedOf(decision.remedy),
  corrections: givenBefore(decision),
})

const proposed = ({ severity }: Finding): Chosen => ({
  result: 'upheld',
  severity,
  answer: '',
  remedy: blank(),
  corrections: {},
})
