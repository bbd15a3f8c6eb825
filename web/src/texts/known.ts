import { texts } from '.'
import en from './known.en'
import id from './known.id'
import vi from './known.vi'

export const t = texts({ vi, id, en })
