import type { Verdict } from './proving'
import type { Judge } from './working'

export interface Judged {
  name: string
  /** Draws stand in the order of their days, after what failed. */
  order: string
  /** null: the file could not be read. */
  verdict: Verdict | null
}

const NEWLINE = 0x0a

/** Each bundle of the files; `tell` hears how many are left. */
export async function* judged(files: File[], judge: Judge, tell: (left: number) => void): AsyncGenerator<Judged> {
  const bundles = (await Promise.all(files.map(bundlesOf))).flat()
  for (const [place, { name, content }] of bundles.entries()) {
    tell(bundles.length - place)
    const verdict = content && (await judge(content))
    yield { name, verdict, order: verdict?.holds ? `1 ${verdict.drawId}` : `0 ${name}` }
  }
}

async function bundlesOf(file: File): Promise<{ name: string; content: Uint8Array | null }[]> {
  try {
    const content = new Uint8Array(await file.arrayBuffer())
    if (!file.name.endsWith('.jsonl')) return [{ name: file.name, content }]
    const lines = linesOf(content).map((line, place) => ({ name: `${file.name}:${place + 1}`, content: line }))
    return lines.filter(({ content }) => content.some((byte) => byte > 0x20))
  } catch {
    return [{ name: file.name, content: null }]
  }
}

function linesOf(content: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < content.length; ) {
    const end = content.indexOf(NEWLINE, start)
    const next = end < 0 ? content.length : end
    lines.push(content.slice(start, next))
    start = next + 1
  }
  return lines
}
