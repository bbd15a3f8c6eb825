import { expect, it } from 'vitest'
import { photoTypeOf } from './photoTypes'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

it.each([
  ['\xff\xd8\xff\xe1rest of it', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
  ['\0\0\0\x18ftypheic\0\0\0\0', 'image/heic'],
  ['\0\0\0\x18ftypmif1\0\0\0\0', 'image/heic'],
  ['\0\0\0\x1cftypavif\0\0\0\0', null],
  ['\0\0\0\x18ftypmp42\0\0\0\0', null],
  ['GIF89a and more of it', null],
  ['<html><script>', null],
  ['\xff\xd8', null],
  ['', null],
])('%j is %s', (head, type) => {
  expect(photoTypeOf(bytes(head))).toBe(type)
})
