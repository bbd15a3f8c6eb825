import { texts } from '.'
import en from './trust.en'
import id from './trust.id'
import vi from './trust.vi'

export const t = texts({ vi, id, en })
