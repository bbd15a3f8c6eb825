import { texts } from '.'
import en from './observing.en'
import id from './observing.id'
import vi from './observing.vi'

export const t = texts({ vi, id, en })
