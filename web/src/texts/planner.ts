import { texts } from '.'
import en from './planner.en'
import id from './planner.id'
import vi from './planner.vi'

export const t = texts({ vi, id, en })
