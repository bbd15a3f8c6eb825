import type { Verdict } from '../../verify/proving'

/** The verifier of `/verify.html`, in a worker of its own. */
export async function judged(content: Uint8Array): Promise<Verdict> {
  const worker = new Worker(new URL('./judging.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Verdict>) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage(content)
    })
  } finally {
    worker.terminate()
  }
}
