import type { Same } from '.'
import type vi from './exports.vi'

export default {
  export: 'Unduh tabel',
  'export.why': 'Apa yang Anda lihat di sini, sebagai berkas. Setiap unduhan dicatat di buku besar.',
  'export.state': 'Hanya yang berkeadaan: {state}',
  'export.table': 'Tabel',
  'export.inspections': 'Inspeksi',
  'export.findings': 'Temuan dan penjelasan',
  'export.explanations': 'Setiap penjelasan',
  'export.remedies': 'Perbaikan',
  'export.form': 'Jenis berkas',
  'export.xlsx': 'Excel',
  'export.csv': 'CSV',
  'export.jsonl': 'JSON Lines',
  'export.first': 'Inspeksi dari tanggal',
  'export.last': 'sampai tanggal',
  'export.any': 'Biarkan kosong bila tanpa batas.',
  'export.get': 'Unduh',
  'export.done': 'Berkas sudah diunduh.',
} satisfies Same<typeof vi>
