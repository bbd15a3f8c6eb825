import { texts } from '.'
import en from './admin.en'
import id from './admin.id'
import vi from './admin.vi'

export const t = texts({ vi, id, en })
