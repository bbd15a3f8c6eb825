/** Draws again while the page stays awake. */
import { judge } from '../../verify/proving'

self.onmessage = ({ data }: MessageEvent<Uint8Array>) => self.postMessage(judge(data))
