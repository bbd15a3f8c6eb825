import { expect, it } from 'vitest'
import { piecesOf } from './code'

it('takes commands out of their backticks', () => {
  expect(piecesOf('Chạy `sidak backup`, rồi xem `timedatectl`.')).toEqual([
    { text: 'Chạy ', code: false },
    { text: 'sidak backup', code: true },
    { text: ', rồi xem ', code: false },
    { text: 'timedatectl', code: true },
    { text: '.', code: false },
  ])
})

it('leaves a sentence without code whole, and a lone backtick in it', () => {
  expect(piecesOf('Đĩa còn chỗ.')).toEqual([{ text: 'Đĩa còn chỗ.', code: false }])
  expect(piecesOf('a ` b')).toEqual([{ text: 'a ` b', code: false }])
})
