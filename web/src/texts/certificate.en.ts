import type { Same } from '.'
import type vi from './certificate.vi'

export default {
  title: 'Certificate of the conclusion',
  why: 'For the personnel office: the conclusion in force, what became of remedies, who signed. It names nobody concerned. The ledger keeps the hash of each file.',
  pdf: 'Download the certificate (PDF)',
  'pdf.both': 'Download it in two languages ({languages})',
  check: 'Check a certificate of a conclusion',
  'check.why': 'Type the check code printed on the paper to learn whether it is genuine and still holds. You need not sign in.',
  code: 'Check code',
  'code.hint': 'For example B2X9-FGXZ-ANQA. Capitals, small letters and spaces do not matter.',
  verify: 'Check',
  genuine: 'GENUINE',
  'genuine.current': 'What it tells is still so.',
  'genuine.old': 'The paper is genuine, but something has changed since it was made. Ask for a new one.',
  unit: 'Unit',
  number: 'Number of the letter',
  made: 'Made at',
  hash: 'SHA-256 of the file',
  compare: 'If the hash of your file equals this one, not a letter of it was changed.',
  false: 'NO SUCH CERTIFICATE',
  demonstration: 'This is a demonstration, not a real inspection.',
  another: 'Check another certificate',
} satisfies Same<typeof vi>
