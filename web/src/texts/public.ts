import { texts } from '.'
import en from './public.en'
import id from './public.id'
import vi from './public.vi'

export const t = texts({ vi, id, en })
