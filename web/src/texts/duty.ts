import { texts } from '.'
import en from './duty.en'
import id from './duty.id'
import vi from './duty.vi'

export const t = texts({ vi, id, en })
