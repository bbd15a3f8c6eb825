import { texts } from '.'
import en from './units.en'
import id from './units.id'
import vi from './units.vi'

export const t = texts({ vi, id, en })
