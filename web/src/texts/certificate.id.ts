import type { Same } from '.'
import type vi from './certificate.vi'

export default {
  title: 'Surat keterangan kesimpulan',
  why: 'Untuk pengelola kepegawaian: kesimpulan yang berlaku, keadaan perbaikan, para penanda tangan. Tidak menyebut nama orang yang bersangkutan. Buku besar menyimpan hash tiap berkas.',
  pdf: 'Unduh surat keterangan (PDF)',
  'pdf.both': 'Unduh dalam dua bahasa ({languages})',
  check: 'Periksa surat keterangan kesimpulan',
  'check.why': 'Ketik kode pemeriksaan yang tercetak untuk mengetahui apakah surat itu asli dan masih berlaku. Tidak perlu masuk.',
  code: 'Kode pemeriksaan',
  'code.hint': 'Misalnya B2X9-FGXZ-ANQA. Huruf besar, huruf kecil, dan spasi tidak berpengaruh.',
  verify: 'Periksa',
  genuine: 'ASLI',
  'genuine.current': 'Isinya masih berlaku sampai saat ini.',
  'genuine.old': 'Surat ini asli, tetapi ada yang berubah sejak dibuat. Mintalah yang baru.',
  unit: 'Unit',
  number: 'Nomor surat tugas',
  made: 'Dibuat pada',
  hash: 'SHA-256 berkas',
  compare: 'Bila hash berkas Anda sama dengan ini, tidak satu huruf pun diubah.',
  false: 'TIDAK ADA SURAT SEPERTI ITU',
  demonstration: 'Ini peragaan, bukan inspeksi sebenarnya.',
  another: 'Periksa surat lain',
} satisfies Same<typeof vi>
