import { texts } from '.'
import en from './deadlines.en'
import id from './deadlines.id'
import vi from './deadlines.vi'

export const t = texts({ vi, id, en })
