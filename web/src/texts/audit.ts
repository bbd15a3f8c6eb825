import { texts } from '.'
import en from './audit.en'
import id from './audit.id'
import vi from './audit.vi'

export const t = texts({ vi, id, en })
