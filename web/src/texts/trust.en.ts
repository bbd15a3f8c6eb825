import type { Same } from '.'
import type vi from './trust.vi'

export default {
  title: 'Let this phone trust the server',
  none: 'Nothing more is needed for this server: your phone trusts it already.',
  compare: 'Before you agree, compare the fingerprint below with the one on paper. If they differ, stop and tell your administrator.',
  until: 'Valid until {until}',
  download: 'Download the certificate',
  android: 'The file is downloaded. Open Settings → Security → More security settings → Encryption and credentials → Install a certificate → CA certificate → the file. Names differ between makers; search the settings for “certificate”. The phone says that the network may be monitored: that is its sentence for any certificate of one’s own. Use Chrome or Edge.',
  iphone: 'Safari says that a profile was downloaded. Open Settings → Profile Downloaded → Install. Then Settings → General → About → Certificate Trust Settings → switch it on. Without the second step Safari goes on warning.',
  after: 'Close the page and open it again: no warning comes any more.',
} satisfies Same<typeof vi>
