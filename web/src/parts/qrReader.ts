/** Reads the text of a QR code from a picture of the camera; null while none is in sight. */
export type Reader = (video: HTMLVideoElement) => Promise<string | null>

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
interface Detectors {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** The browser's own where it has one, else a script that is loaded only now. */
export async function qrReader(): Promise<Reader> {
  const own = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector
  const formats = await own?.getSupportedFormats().catch((): string[] => [])
  if (!own || !formats?.includes('qr_code')) return scriptReader()
  const detector = new own({ formats: ['qr_code'] })
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
}

async function scriptReader(): Promise<Reader> {
  const { default: read } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    const { videoWidth: width, videoHeight: height } = video
    if (!drawing || width === 0) return null
    Object.assign(canvas, { width, height })
    drawing.drawImage(video, 0, 0)
    return read(drawing.getImageData(0, 0, width, height).data, width, height)?.data ?? null
  }
}
