import type { Entry, PhotoEntry } from './entries'

/** One request on the wire, without what belongs to the session. */
export interface WireRequest {
  method: 'PUT' | 'POST' | 'PATCH' | 'HEAD'
  path: string
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer> | null
}

const TUS = { 'Tus-Resumable': '1.0.0' }
const JSON_TYPE = { 'Content-Type': 'application/json' }

/** `body` are the bytes fixed when the entry was queued, or the slice of the photo from its offset on. */
export function requestOf(entry: Entry, body: Uint8Array<ArrayBuffer> | null): WireRequest {
  const inspection = `/v1/inspections/${entry.inspection}`
  switch (entry.kind) {
    case 'opening':
      return put(`${inspection}/opening`, body)
    case 'submission':
      return put(`${inspection}/submission`, body)
    case 'withdrawal':
      return { ...put(`${inspection}/withdrawals`, body), method: 'POST' }
    case 'calling-off': {
      const path = entry.action === 'cancel' ? 'cancellation' : 'abortion'
      return { ...put(`${inspection}/${path}`, body), method: 'POST' }
    }
    case 'sheet': {
      const request = put(`${inspection}/sheets/${entry.sheet}/revisions/${entry.revision}`, body)
      return { ...request, headers: { ...request.headers, ...proofs(entry) } }
    }
    case 'minutes': {
      const request = put(`${inspection}/minutes/${entry.id}`, body)
      return { ...request, headers: { ...request.headers, ...proofs(entry) } }
    }
    case 'interview':
      return put(`${inspection}/interviews/${entry.id}`, body)
    case 'interaction':
      return put(`${inspection}/interactions/${entry.id}`, body)
    case 'photo':
      return entry.step === 'announce' ? put(`${inspection}/evidence/${entry.id}`, body) : uploadOf(entry, body)
  }
}

/** Which bytes the request needs. */
export function bodyOf(entry: Entry): 'kept' | 'slice' | 'none' {
  if (entry.kind !== 'photo' || entry.step === 'announce') return 'kept'
  return entry.step === 'bytes' ? 'slice' : 'none'
}

function uploadOf(entry: PhotoEntry, body: Uint8Array<ArrayBuffer> | null): WireRequest {
  const path = `/v1/uploads/${entry.id}`
  if (entry.step === 'offset') return { method: 'HEAD', path, headers: TUS, body: null }
  if (entry.step === 'bytes') {
    const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(entry.offset) }
    return { method: 'PATCH', path, headers: { ...TUS, ...headers }, body }
  }
  const headers = { 'Upload-Length': String(entry.size), 'Upload-Metadata': `evidence ${btoa(entry.id)}` }
  return { method: 'POST', path: '/v1/uploads', headers: { ...TUS, ...headers }, body: null }
}

function put(path: string, body: Uint8Array<ArrayBuffer> | null): WireRequest {
  return { method: 'PUT', path, headers: JSON_TYPE, body }
}

function proofs(entry: Entry): Record<string, string> {
  const digest = { 'Content-Digest': `sha-256=:${base64OfHex(entry.sha256)}:` }
  return entry.signature ? { ...digest, 'X-Device-Signature': entry.signature } : digest
}

function base64OfHex(hex: string): string {
  return btoa(hex.replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16))))
}
