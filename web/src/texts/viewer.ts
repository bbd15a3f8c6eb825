import { texts } from '.'
import en from './viewer.en'
import id from './viewer.id'
import vi from './viewer.vi'

export const t = texts({ vi, id, en })
