import { texts } from '.'
import en from './minutesKept.en'
import id from './minutesKept.id'
import vi from './minutesKept.vi'

export const t = texts({ vi, id, en })
