import { describe, expect, it } from 'vitest'
import { fileOf } from './file'
import type { CopyPaper } from './paper'

const BODY = new TextEncoder().encode('{"said":"Bảng trống"}')

const paper: CopyPaper = {
  language: 'vi',
  title: 'Biên bản',
  what: 'Bản sao',
  demonstration: null,
  rows: [{ label: 'Số', value: '2026-ABCD' }],
  readTitle: 'Đã đọc',
  read: ['Bảng <b>trống</b> & "cũ"'],
  none: 'Không có.',
  blocks: [{ title: 'Bảo lưu', text: `</p><script>alert('x')</script>` }],
  signaturesTitle: 'Chữ ký',
  signatures: [{ name: '"><img src=x>', role: 'Đơn vị', path: 'M1,2L3,4' }],
  hashTitle: 'SHA-256',
  hash: 'ab'.repeat(32),
  hashWhy: 'Kiểm tra.',
  bytes: 'Tải về',
  scan: '',
  fileName: 'bien-ban-1',
}

describe('the file that the unit keeps', () => {
  const file = fileOf(paper, BODY)

  it('holds the very bytes that the fingerprint is of', () => {
    const [, encoded] = /base64,([A-Za-z0-9+/=]+)/.exec(file)!
    expect([...atob(encoded!)].map((sign) => sign.charCodeAt(0))).toEqual([...BODY])
  })

  it('shows what people wrote as text', () => {
    expect(file).toContain('Bảng &lt;b&gt;trống&lt;/b&gt; &amp; &quot;cũ&quot;')
    expect(file).not.toMatch(/<script|<img/)
  })

  it('needs nothing from anywhere', () => {
    expect(file).toContain(`default-src 'none'`)
    expect(file).not.toMatch(/https?:|url\(/)
  })
})
