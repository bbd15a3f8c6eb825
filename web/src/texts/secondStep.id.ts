import type { Same } from '.'
import type vi from './secondStep.vi'

export default {
  title: 'Langkah kedua saat masuk',
  offline: 'Bagian ini muncul bila ada jaringan.',
  why: 'Selain kata sandi, peladen meminta enam angka dari aplikasi autentikator di ponsel Anda. Orang yang tahu kata sandi Anda tetap tidak bisa masuk.',
  required: 'Peran Anda memerlukan langkah ini: sebelum aktif, Anda tidak dapat melakukan hal lain.',
  on: 'Aktif sejak {since}. Tersisa {count} kode cadangan.',
  start: 'Aktifkan langkah kedua',
  off: 'Matikan langkah kedua',
  stop: 'Matikan',
  cancel: 'Batal',
  scan: 'Buka aplikasi autentikator, pilih tambah akun, lalu pindai kode ini.',
  qr: 'Kode QR untuk aplikasi autentikator',
  secret: 'Tidak bisa dipindai? Ketik kunci ini di aplikasi:',
  code: 'Enam angka dari aplikasi',
  anyCode: 'Enam angka dari aplikasi, atau kode cadangan',
  confirm: 'Konfirmasi dan aktifkan',
  others: 'Saat diaktifkan, perangkat Anda yang lain keluar.',
  codes: 'Sudah aktif. Salin sepuluh kode cadangan ini ke kertas dan simpan baik-baik. Tiap kode berlaku sekali bila ponsel hilang; kode tidak ditampilkan lagi.',
  kept: 'Sudah saya salin',
  lost: 'Ponsel dan kode cadangan hilang? Dua orang administrator dapat melepas langkah ini untuk Anda.',
} satisfies Same<typeof vi>
