import type { Same } from '.'
import type vi from './exports.vi'

export default {
  export: 'Download a table',
  'export.why': 'What you may see here, as a file. Each download is recorded in the ledger.',
  'export.state': 'Only in this state: {state}',
  'export.table': 'Table',
  'export.inspections': 'Inspections',
  'export.findings': 'Findings and explanations',
  'export.explanations': 'Every explanation',
  'export.remedies': 'Remedies',
  'export.form': 'Kind of file',
  'export.xlsx': 'Excel',
  'export.csv': 'CSV',
  'export.jsonl': 'JSON Lines',
  'export.first': 'Inspections from',
  'export.last': 'to',
  'export.any': 'Leave empty for no limit.',
  'export.get': 'Download',
  'export.done': 'The file was downloaded.',
} satisfies Same<typeof vi>
