import { texts } from '.'
import en from './minutes.en'
import id from './minutes.id'
import vi from './minutes.vi'

export const t = texts({ vi, id, en })
