import type { Same } from '.'
import type vi from './admin.vi'

export default {
  title: 'Sign-in slips for phones',
  why: 'Each person gets one slip with a QR code: scan it with the phone, type your own password, done. It works once, for seven days; a new slip replaces the earlier one.',
  role: 'Who gets a slip?',
  'role.all': 'Everybody',
  people: 'The people in your scope',
  all: 'Choose all that are shown',
  more: 'Show more',
  none: 'Nobody has this role',
  make: 'Make {count} {count:slip|slips}',
  'make.none': 'Make slips',
  print: 'Print',
  back: 'Make other slips',
  made: '{count} {count:slip is|slips are} ready',
  once: 'The codes are shown this once. Print them now, and hand each to its owner yourself.',
  scan: "Scan it with the phone's camera, or open {address} and type this code:",
  valid: 'Works once, before {until}',
  qr: 'QR code for {name}',
} satisfies Same<typeof vi>
