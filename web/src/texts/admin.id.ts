import type { Same } from '.'
import type vi from './admin.vi'

export default {
  title: 'Lembar masuk untuk ponsel',
  why: 'Setiap orang menerima satu lembar berkode QR: pindai dengan ponsel, ketik kata sandi sendiri, selesai. Berlaku sekali, selama tujuh hari; lembar baru menggantikan yang lama.',
  role: 'Siapa yang menerima lembar?',
  'role.all': 'Semua',
  people: 'Orang dalam lingkup Anda',
  all: 'Pilih semua yang tampil',
  more: 'Tampilkan lagi',
  none: 'Tidak ada orang dengan peran ini',
  make: 'Buat {count} lembar',
  'make.none': 'Buat lembar',
  print: 'Cetak',
  back: 'Buat lembar lain',
  made: '{count} lembar siap',
  once: 'Kode hanya ditampilkan sekali ini. Cetak sekarang, lalu serahkan langsung kepada masing-masing.',
  scan: 'Pindai dengan kamera ponsel, atau buka {address} dan ketik kode ini:',
  valid: 'Berlaku sekali, sebelum {until}',
  qr: 'Kode QR untuk {name}',
} satisfies Same<typeof vi>
