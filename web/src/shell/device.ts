const SYSTEMS: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
]
const BROWSERS: [RegExp, string][] = [
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Edg/, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]

/** A name to propose, as "Android · Chrome". */
export function deviceName(agent = navigator.userAgent): string {
  const names = [SYSTEMS, BROWSERS].map((list) => list.find(([sign]) => sign.test(agent))?.[1])
  return names.filter(Boolean).join(' · ') || 'Web'
}
