import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'
import { hasPicture, plainMimeType } from './media-types.ts'

/** What the bytes say they are; the declared type is believed only for what has no signature (plain text, old Office). */
export async function sniffMimeType(path: string, declared: string): Promise<string> {
  const found = (await fileTypeFromFile(path))?.mime
  const plain = plainMimeType(declared)
  if (found) {
    if (found === 'application/x-cfb' && /^application\/(msword|vnd\.ms-)/.test(plain)) return plain
    if (found === 'video/mp4' && plain === 'audio/mp4') return plain // the container is the same
    if (found === 'audio/x-m4a') return 'audio/mp4'
    return plainMimeType(found)
  }
  if (plain === 'text/plain' && (await looksLikeText(path))) return plain
  return 'application/octet-stream'
}

async function looksLikeText(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return !buffer.subarray(0, bytesRead).includes(0)
  } finally {
    await file.close()
  }
}

export async function hashFile(path: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest()
}

/** Whether a declared hash (base64, in one sample hex; whatsapp-messages.md 5) is that of the bytes. */
export function compareHash(declared: string | null, actual: Buffer): 'yes' | 'no' | 'undeclared' {
  if (!declared) return 'undeclared'
  const bytes = /^[0-9a-f]{64}$/i.test(declared) ? Buffer.from(declared, 'hex') : Buffer.from(declared, 'base64')
  if (bytes.length !== 32) return 'undeclared'
  return bytes.equals(actual) ? 'yes' : 'no'
}

const thumbnailPixels = 640
const maxInputPixels = 60_000_000

export type Picture = { width: number; height: number; thumbnailPath: string }

/** Dimensions and a WebP thumbnail of a picture; null for anything that is none or cannot be read as one. */
export async function makeThumbnail(path: string, mimeType: string): Promise<Picture | null> {
  if (!hasPicture(mimeType)) return null
  try {
    const image = sharp(path, { limitInputPixels: maxInputPixels, animated: false }).autoOrient()
    const thumbnailPath = `${path}.thumb`
    const { autoOrient } = await sharp(path, { limitInputPixels: maxInputPixels }).metadata()
    await image
      .resize(thumbnailPixels, thumbnailPixels, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toFile(thumbnailPath)
    return { width: autoOrient.width, height: autoOrient.height, thumbnailPath }
  } catch {
    return null // damaged or hostile pictures stay downloadable
  }
}
