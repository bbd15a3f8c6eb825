import { texts } from '.'
import en from './plan.en'
import id from './plan.id'
import vi from './plan.vi'

export const t = texts({ vi, id, en })
