import type { Same } from '.'
import type vi from './parts.vi'

export default {
  'state.phone': 'On this device',
  'state.sending': 'Sending',
  'state.sent': 'Sent',
  'state.confirmed': 'Confirmed',
  'state.refused': 'Refused',
  'state.held': 'Kept for a better line',
  less: 'One less: {label}',
  more: 'One more: {label}',
  another: 'Somebody else has signed in on this device. Sign in again to send your work.',
  again: 'Try again',
  close: 'Close',
  busy: 'Loading…',
  'scan.picture': 'Picture of the camera',
  'scan.refused': 'The camera cannot be used here. Type the code, or allow the camera in the browser’s settings.',
  offline: 'The server does not answer yet. Check the network and try again; what is saved on this device is safe.',
  unexpected: 'Something unexpected went wrong ({what}). Try again; if it stays, tell your administrator.',
} satisfies Same<typeof vi>
