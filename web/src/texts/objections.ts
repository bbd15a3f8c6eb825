import { texts } from '.'
import en from './objections.en'
import id from './objections.id'
import vi from './objections.vi'

export const t = texts({ vi, id, en })
