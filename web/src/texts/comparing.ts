import { texts } from '.'
import en from './comparing.en'
import id from './comparing.id'
import vi from './comparing.vi'

export const t = texts({ vi, id, en })
