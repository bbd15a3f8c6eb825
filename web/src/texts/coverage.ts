import { texts } from '.'
import en from './coverage.en'
import id from './coverage.id'
import vi from './coverage.vi'

export const t = texts({ vi, id, en })
