import { texts } from '.'
import en from './webhooks.en'
import id from './webhooks.id'
import vi from './webhooks.vi'

export const t = texts({ vi, id, en })
