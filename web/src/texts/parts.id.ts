import type { Same } from '.'
import type vi from './parts.vi'

export default {
  'state.phone': 'Di perangkat ini',
  'state.sending': 'Sedang dikirim',
  'state.sent': 'Terkirim',
  'state.confirmed': 'Terkonfirmasi',
  'state.refused': 'Ditolak',
  'state.held': 'Ditahan sampai jaringan baik',
  less: 'Kurangi satu: {label}',
  more: 'Tambah satu: {label}',
  another: 'Orang lain telah masuk di perangkat ini. Masuklah lagi untuk mengirim pekerjaan Anda.',
  again: 'Coba lagi',
  close: 'Tutup',
  busy: 'Memuat…',
  'scan.picture': 'Gambar kamera',
  'scan.refused': 'Kamera tidak dapat dipakai di sini. Ketik kodenya, atau izinkan kamera dalam pengaturan peramban.',
  offline: 'Peladen belum menjawab. Periksa jaringan lalu coba lagi; yang tersimpan di perangkat tetap utuh.',
  unexpected: 'Terjadi galat tak terduga ({what}). Coba lagi; bila berulang, beri tahu administrator.',
} satisfies Same<typeof vi>
