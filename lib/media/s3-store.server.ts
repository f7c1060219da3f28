import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { env } from '../core/env.server.ts'
import type { MediaStore } from './media-store-interface.server.ts'

/** An S3 bucket or a compatible server (`S3_ENDPOINT`); credentials come from the usual AWS variables. */
export function openS3Store(setting: string): MediaStore {
  const { hostname: bucket, pathname } = new URL(setting)
  const prefix = pathname.replace(/^\/|\/$/g, '')
  const { S3_ENDPOINT, S3_REGION } = env()
  const client = new S3Client({
    region: S3_REGION,
    // Checksums as trailers of a chunked body are Amazon's own; compatible servers often refuse them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT, forcePathStyle: true }),
  })
  const object = (key: string) => ({ Bucket: bucket, Key: prefix ? `${prefix}/${key}` : key })
  return {
    async putFile(key, path, contentType) {
      const { size } = await stat(path)
      await client.send(
        new PutObjectCommand({ ...object(key), Body: createReadStream(path), ContentLength: size, ContentType: contentType }),
      )
    },
    async read(key, range) {
      const answer = await client.send(
        new GetObjectCommand({ ...object(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) }),
      )
      if (!(answer.Body instanceof Readable)) throw new Error('the object store answered without a body')
      return answer.Body
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(object(key)))
    },
  }
}
