import { texts } from '.'
import en from './head.en'
import id from './head.id'
import vi from './head.vi'

export const t = texts({ vi, id, en })
