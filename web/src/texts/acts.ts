import { texts } from '.'
import en from './acts.en'
import id from './acts.id'
import vi from './acts.vi'

export const t = texts({ vi, id, en })
