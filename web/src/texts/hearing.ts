import { texts } from '.'
import en from './hearing.en'
import id from './hearing.id'
import vi from './hearing.vi'

export const t = texts({ vi, id, en })
