import type { Schemas } from '../../../api/client'
import { dateTime } from '../../../texts'
import { t } from '../../../texts/viewer'

export type Custody = Schemas['Custody']
type Step = Custody['events'][number]

/** Custody in one line: "arrived 08:14, the hash holds, the original was seen by 2 people, signed by the phone". */
export function lineOf(custody: Custody, zone?: string): string {
  const { arrivedAt, verifiedAt, result, viewers, deviceSignature } = custody
  if (arrivedAt === null) return t('custody.expected')
  const held = verifiedAt && result ? t(`custody.${result}`, { at: dateTime(verifiedAt, zone) }) : t('custody.checked')
  return [t('custody.arrived', { at: dateTime(arrivedAt, zone) }), held, seenBy(viewers), t(`custody.${deviceSignature}`)].join('; ')
}

/** What is not as it should be; nobody may overlook it. */
export const isBroken = ({ result, deviceSignature }: Custody): boolean =>
  result === 'damaged' || result === 'missing' || deviceSignature === 'wrong'

const seenBy = (count: number): string => (count === 0 ? t('custody.unseen') : t('custody.seen', { count }))

const KNOWN = [
  'announced',
  'arrived',
  'conflict',
  'refused',
  'original-viewed',
  'redaction-proposed',
  'redacted',
  'redaction-declined',
  'sealed-view-asked',
  'sealed-view-agreed',
  'exported',
  'damaged',
  'mended',
  'erased',
] as const

/** In words; an action that this version of the app does not know keeps its name. */
export function actionOf({ action }: Step): string {
  const known = KNOWN.find((each) => `evidence.${each}` === action)
  return known ? t(`event.${known}`) : action
}
