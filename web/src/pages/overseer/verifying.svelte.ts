import { newId } from '../../store/identifiers'
import type { Verdict } from '../../verify/proving'
import { attest, readBundle, type Draw } from './fetching'
import { judged } from './judging'
import { compared, noteVerified, type Compared } from './memory'

export interface Outcome {
  verdict: Verdict
  /** A word of the verifier; null when the draw holds. */
  fault: string | null
  compared: Compared
  /** What the manifest of a draw that holds says of who was on duty. */
  staffingHash: string | null
}

/** Draws run again in this browser, one after the other; each result is recorded. */
export class Verifying {
  outcomes = $state.raw<Readonly<Record<string, Outcome>>>({})
  /** The draw under way. */
  busy = $state<string | null>(null)
  problem = $state.raw<unknown>(null)

  async run(draws: readonly Draw[]): Promise<void> {
    this.problem = null
    try {
      for (const draw of draws) {
        this.busy = draw.drawId
        const outcome = await verified(draw)
        this.outcomes = { ...this.outcomes, [draw.drawId]: outcome }
      }
    } catch (problem) {
      this.problem = problem
    } finally {
      this.busy = null
    }
  }
}

async function verified(draw: Draw): Promise<Outcome> {
  const bundle = await readBundle(draw)
  const verdict = await judged(bundle)
  const manifestHash = verdict.holds ? verdict.manifestHash : (draw.manifestHash ?? '')
  const found = { fault: faultOf(verdict, draw), compared: compared(draw, manifestHash) }
  noteVerified(draw, manifestHash, found.fault)
  await attest(draw, { id: newId(), manifestHash, ...found })
  return { verdict, ...found, staffingHash: found.fault === null ? staffingHash(bundle) : null }
}

function staffingHash(bundle: Uint8Array): string | null {
  const { manifest } = JSON.parse(new TextDecoder().decode(bundle)) as { manifest: Record<string, unknown> }
  return typeof manifest.staffing_hash === 'string' ? manifest.staffing_hash : null
}

function faultOf(verdict: Verdict, draw: Draw): string | null {
  if (!verdict.holds) return verdict.reason
  return verdict.drawId === draw.drawId ? null : 'another'
}
