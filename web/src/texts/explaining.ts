import { texts } from '.'
import en from './explaining.en'
import id from './explaining.id'
import vi from './explaining.vi'

export const t = texts({ vi, id, en })
