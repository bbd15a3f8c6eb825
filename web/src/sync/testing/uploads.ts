import type { WireAnswer } from '../reading'
import { answer, hash, problem, type Asked, type Photo } from './server'

const TUS = { 'Tus-Resumable': '1.0.0' }

/** tus 1.0, to the byte. Only for tests. */
export class Uploads {
  constructor(private readonly photos: Map<string, Photo>) {}

  answer(request: Asked, person: string): WireAnswer {
    const photo = this.photos.get(request.method === 'POST' ? named(request) : request.path.split('/')[3]!)
    if (photo?.owner !== person) return withoutBody(request, problem(404, 'not-found'))
    if (request.method === 'POST') return this.open(photo)
    if (!photo.open && !photo.arrived) return withoutBody(request, problem(404, 'not-found'))
    return request.method === 'HEAD' ? at(200, photo) : this.append(photo, request)
  }

  private open(photo: Photo): WireAnswer {
    photo.open = true
    photo.bytes ??= new Uint8Array()
    return answer(201, null, TUS)
  }

  private append(photo: Photo, request: Asked): WireAnswer {
    const here = offsetOf(photo)
    if (Number(request.headers['Upload-Offset']) !== here) {
      return problem(409, 'upload-offset-differs', { offset: here, size: photo.size })
    }
    if (photo.arrived) return at(204, photo)
    photo.bytes = new Uint8Array([...photo.bytes!, ...request.body!])
    if (photo.bytes.length < photo.size) return at(204, photo)
    if (hash(photo.bytes) !== photo.sha256) {
      photo.bytes = new Uint8Array()
      return problem(422, 'evidence-hash-differs')
    }
    photo.arrived = true
    return at(204, photo)
  }
}

function offsetOf(photo: Photo): number {
  return photo.arrived ? photo.size : photo.bytes!.length
}

function at(status: number, photo: Photo): WireAnswer {
  return answer(status, undefined, { ...TUS, 'Upload-Offset': String(offsetOf(photo)) })
}

function named(request: Asked): string {
  return atob(request.headers['Upload-Metadata']!.split(' ')[1]!)
}

function withoutBody(request: Asked, given: WireAnswer): WireAnswer {
  return request.method === 'HEAD' ? { ...given, content: undefined } : given
}
