import { send } from '../../api/client'
import { problemOf } from '../../api/problems'

type Body = Promise<unknown>

/** A file read once: what is applied are the very bytes of the report. */
export interface Chosen {
  name: string
  bytes: ArrayBuffer
}

export const readChosen = async (file: File): Promise<Chosen> => ({ name: file.name, bytes: await file.arrayBuffer() })

/** Sends the bytes as they are; the answer's content, or a thrown ProblemError. */
export async function sendBytes<T>(address: string, bytes: ArrayBuffer, kind: string): Promise<T> {
  const headers = { 'Content-Type': kind }
  const response = await send(new URL(address, location.href).href, { method: 'POST', body: bytes, headers })
  const body = await (response.json() as Body).catch(() => null)
  if (!response.ok) throw problemOf(response, body)
  return body as T
}
