import { openDB, type DBSchema } from 'idb'
import { phone } from '../../store/phone'
import { place } from './place'

/** What the camera was opened for. The phone may kill the page meanwhile: then nobody is left to remember. */
export interface Aim {
  inspection: string
  item: string | null
  purpose: 'item' | 'minutes'
  openedAt: string
  /** The page it was opened from: while that lives it knows its own camera. */
  page: string
}

interface Schema extends DBSchema {
  aims: { key: 'camera'; value: Aim }
}

const PAGE = crypto.randomUUID()
const opened = () => openDB<Schema>('sidak-camera', 1, { upgrade: (database) => void database.createObjectStore('aims') })

export async function remember(aim: Aim): Promise<void> {
  const database = await opened()
  await database.put('aims', aim, 'camera')
  database.close()
}

export async function forget(): Promise<void> {
  const database = await opened()
  await database.delete('aims', 'camera')
  database.close()
}

/** The aim of a camera that was open when the page was killed; null when everything came back. */
export async function leftOpen(inspection: string): Promise<Aim | null> {
  const database = await opened()
  const aim = await database.get('aims', 'camera')
  database.close()
  return aim?.inspection === inspection && aim.page !== PAGE ? aim : null
}

const PATIENCE = 1_500

/** The place is asked while the person aims; the photo does not wait for it. */
export class Shot {
  #place = place()
  #remembered: Promise<void>

  constructor(readonly aim: Omit<Aim, 'openedAt' | 'page'>) {
    this.#remembered = remember({ ...aim, openedAt: new Date().toISOString(), page: PAGE })
  }

  async keep(files: Iterable<File>): Promise<void> {
    const soon = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE))
    const at = await Promise.race([this.#place, soon])
    const { inspection, item, purpose } = this.aim
    for (const file of files) await phone.addPhoto(inspection, item, purpose, file, file.name, at)
    await this.#remembered
    await forget()
  }

  async cancel(): Promise<void> {
    await this.#remembered
    await forget()
  }
}
