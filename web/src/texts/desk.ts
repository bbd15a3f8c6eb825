import { texts } from '.'
import en from './desk.en'
import id from './desk.id'
import vi from './desk.vi'

export const t = texts({ vi, id, en })
