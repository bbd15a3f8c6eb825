import { texts } from '.'
import en from './proposals.en'
import id from './proposals.id'
import vi from './proposals.vi'

export const t = texts({ vi, id, en })
