import { texts } from '.'
import en from './secondStep.en'
import id from './secondStep.id'
import vi from './secondStep.vi'

export const t = texts({ vi, id, en })
