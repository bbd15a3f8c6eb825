import { texts } from '.'
import en from './reviewer.en'
import id from './reviewer.id'
import vi from './reviewer.vi'

export const t = texts({ vi, id, en })
