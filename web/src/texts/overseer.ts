import { texts } from '.'
import en from './overseer.en'
import id from './overseer.id'
import vi from './overseer.vi'

export const t = texts({ vi, id, en })
