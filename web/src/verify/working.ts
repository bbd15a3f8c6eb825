import { judge, type Verdict } from './proving'

export type Judge = (content: Uint8Array) => Promise<Verdict>

interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown
}

/** Draws again in a worker made of the page's own script; where the browser has none for it, in the page itself. */
export function workerOf(script: HTMLScriptElement | null): Judge {
  const worker = script && started(script)
  if (!worker) return async (content) => judge(content)
  let last: Promise<unknown> = Promise.resolve()
  return (content) => {
    const answer = last.then(() => asked(worker, content))
    last = answer.catch(() => undefined)
    return answer
  }
}

function started(script: HTMLScriptElement): Worker | null {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
  try {
    const address = URL.createObjectURL(new Blob([script.textContent ?? ''], { type: 'text/javascript' }))
    policies?.createPolicy('default', { createScriptURL: (asked) => (asked === address ? asked : '') })
    return new Worker(address)
  } catch {
    return null
  }
}

function asked(worker: Worker, content: Uint8Array): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Verdict>) => resolve(data)
    worker.onerror = (event) => reject(new Error(event.message))
    worker.postMessage(content)
  })
}
