import { texts } from '.'
import en from './exports.en'
import id from './exports.id'
import vi from './exports.vi'

export const t = texts({ vi, id, en })
