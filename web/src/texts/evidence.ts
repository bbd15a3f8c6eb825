import { texts } from '.'
import en from './evidence.en'
import id from './evidence.id'
import vi from './evidence.vi'

export const t = texts({ vi, id, en })
