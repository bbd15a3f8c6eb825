import { texts } from '.'
import en from './forecast.en'
import id from './forecast.id'
import vi from './forecast.vi'

export const t = texts({ vi, id, en })
