import { texts } from '.'
import en from './certificate.en'
import id from './certificate.id'
import vi from './certificate.vi'

export const t = texts({ vi, id, en })
