import { texts } from '.'
import en from './notices.en'
import id from './notices.id'
import vi from './notices.vi'

export const t = texts({ vi, id, en })
