/** One script, twice: the page, and the worker that draws again while the page stays awake. */
import { judge } from './proving'
import { show } from './page'
import { workerOf } from './working'

if (typeof document === 'undefined') {
  const worker = self as unknown as { onmessage: (event: MessageEvent<Uint8Array>) => void; postMessage: (message: unknown) => void }
  worker.onmessage = ({ data }) => worker.postMessage(judge(data))
} else {
  show(workerOf(document.currentScript as HTMLScriptElement | null))
}
