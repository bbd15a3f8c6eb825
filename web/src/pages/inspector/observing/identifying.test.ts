import { expect, it } from 'vitest'
import { identifies } from './identifying'

const NUMBERS = ['0912345678', 'gọi 0912 345 678', '+84 912.345.678', 'CCCD 034085001234', '034 085 001 234', 'số 1234567']
const OTHERS = ['', 'chờ 45 phút', 'đưa thêm 2.000.000 đồng', 'nộp ngày 12/10/2026', 'từ 8:30-9:15', '5 lần, 10 ngày, 30 phút']

it.each(NUMBERS)('%s could be of a phone or a card', (words) => expect(identifies(words)).toBe(true))
it.each(OTHERS)('%s could not', (words) => expect(identifies(words)).toBe(false))
