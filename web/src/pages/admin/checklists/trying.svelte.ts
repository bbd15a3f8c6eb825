import type { Answer, SheetAnswer, SheetAnswers } from '../../../checklist/answers'
import { byItem } from '../../../checklist/answers'
import type { Profile, Question } from '../../../checklist/profiles'
import { stillToDo, type StillToDo } from '../../../store/sheets'
import type { Photo } from '../../../store/phone'

interface Said {
  answer: Answer | null
  note: string
}

/** What is answered on a sheet that is only tried out. It lives as long as the page. */
export class Trying {
  #said = $state.raw<ReadonlyMap<string, Said>>(new Map())
  photos = $state.raw<Photo[]>([])

  said(item: string): Said {
    return this.#said.get(item) ?? { answer: null, note: '' }
  }

  say(item: string, said: Said): void {
    this.#said = new Map(this.#said).set(item, said)
  }

  again(): void {
    this.#said = new Map()
    this.photos = []
  }

  /** A grey picture stands for the photo. */
  async photograph(item: string | null): Promise<void> {
    const blob = await grey()
    const id = String(this.photos.length + 1)
    this.photos = [...this.photos, { id, item, blob, fileName: `${id}.png` } as Photo]
  }

  photosOf(item: string): Photo[] {
    return this.photos.filter((photo) => photo.item === item)
  }

  /** As the phone puts it together from its storage. */
  shown(question: Question): SheetAnswer | undefined {
    const { answer } = this.said(question.code)
    const evidence = this.photosOf(question.code).map(({ id }) => id)
    const given = answer ?? (question.rule.type === 'photo' && evidence.length > 0 ? ({ type: 'photo' } as const) : null)
    return given ? { ...given, item: question.code, ...(evidence.length > 0 && { evidence }) } : undefined
  }

  answers(profile: Profile): SheetAnswers {
    return byItem(profile.questions.flatMap((question) => this.shown(question) ?? []))
  }

  missing(profile: Profile): StillToDo[] {
    return stillToDo([...this.answers(profile).values()], profile)
  }
}

async function grey(): Promise<Blob> {
  const canvas = new OffscreenCanvas(96, 72)
  const context = canvas.getContext('2d')
  if (context) {
    context.fillStyle = '#8a9691'
    context.fillRect(0, 0, canvas.width, canvas.height)
  }
  return canvas.convertToBlob()
}
