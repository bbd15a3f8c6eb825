import { texts } from '.'
import en from './shell.en'
import id from './shell.id'
import vi from './shell.vi'

export const t = texts({ vi, id, en })
