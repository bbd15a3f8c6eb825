import { texts } from '.'
import en from './administrator.en'
import id from './administrator.id'
import vi from './administrator.vi'

export const t = texts({ vi, id, en })
