import { texts } from '.'
import en from './inspector.en'
import id from './inspector.id'
import vi from './inspector.vi'

export const t = texts({ vi, id, en })
