import type { Same } from '.'
import type vi from './trust.vi'

export default {
  title: 'Agar ponsel memercayai peladen ini',
  none: 'Tidak ada langkah tambahan untuk peladen ini: ponsel Anda sudah memercayainya.',
  compare: 'Sebelum menyetujui, bandingkan sidik jari di bawah dengan yang tercetak di kertas. Bila berbeda, berhenti dan beri tahu administrator.',
  until: 'Berlaku sampai {until}',
  download: 'Unduh sertifikat',
  android: 'Berkas terunduh. Buka Setelan → Keamanan → Setelan keamanan lainnya → Enkripsi dan kredensial → Instal sertifikat → Sertifikat CA → pilih berkas. Namanya berbeda-beda antarmerek; cari “sertifikat” di Setelan. Ponsel akan berkata bahwa jaringan mungkin dipantau: itu kalimatnya untuk setiap sertifikat milik sendiri. Gunakan Chrome atau Edge.',
  iphone: 'Safari berkata bahwa profil telah diunduh. Buka Pengaturan → Profil Diunduh → Instal. Lalu Pengaturan → Umum → Mengenai → Pengaturan Kepercayaan Sertifikat → aktifkan. Tanpa langkah kedua Safari tetap memperingatkan.',
  after: 'Tutup halaman lalu buka lagi: tidak ada peringatan lagi.',
} satisfies Same<typeof vi>
