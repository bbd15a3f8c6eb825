import { texts } from '.'
import en from './remedies.en'
import id from './remedies.id'
import vi from './remedies.vi'

export const t = texts({ vi, id, en })
