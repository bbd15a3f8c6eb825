import type { Same } from '.'
import type vi from './secondStep.vi'

export default {
  title: 'Second step of signing in',
  offline: 'This part appears when there is a network.',
  why: 'Beside the password the server asks for six digits of an authenticator app on your phone. Who knows your password still does not get in.',
  required: 'Your role needs this: until it is on you can do nothing else.',
  on: 'On since {since}. {count} recovery codes are left.',
  start: 'Turn the second step on',
  off: 'Turn the second step off',
  stop: 'Turn it off',
  cancel: 'Leave it',
  scan: 'Open the authenticator app, add an account and scan this code.',
  qr: 'QR code for the authenticator app',
  secret: 'It cannot be scanned? Type this key into the app:',
  code: 'Six digits of the app',
  anyCode: 'Six digits of the app, or a recovery code',
  confirm: 'Confirm and turn on',
  others: 'Turning it on signs your other devices out.',
  codes: 'It is on. Write these ten recovery codes on paper and keep them safe. Each works once when the phone is lost; they are not shown again.',
  kept: 'I wrote them down',
  lost: 'Phone and recovery codes are lost? Two administrators can take this step off for you.',
} satisfies Same<typeof vi>
