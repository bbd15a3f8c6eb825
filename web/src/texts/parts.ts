import { texts } from '.'
import en from './parts.en'
import id from './parts.id'
import vi from './parts.vi'

export const t = texts({ vi, id, en })
