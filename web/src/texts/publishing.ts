import { texts } from '.'
import en from './publishing.en'
import id from './publishing.id'
import vi from './publishing.vi'

export const t = texts({ vi, id, en })
