import { texts } from '.'
import en from './guarding.en'
import id from './guarding.id'
import vi from './guarding.vi'

export const t = texts({ vi, id, en })
