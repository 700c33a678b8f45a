import type { FileContent, FileEvent } from '../api/wire'
import type { FileHappening } from './fileEvent'
import type { Version } from './fileState'

/** Older nodes do not say the encoding; they serve nothing but UTF-8. */
export const versionOf = (content: Omit<FileContent, 'type' | 'timestamp'>): Version => ({
  etag: content.etag,
  text: content.content,
  encoding: content.encoding ?? 'utf-8',
  bom: content.bom ?? false,
})

/** What an event of the stream means to the file. `initial` after an outage is the disk's state now. */
export function happeningOf(event: FileEvent, buffer: string): FileHappening {
  switch (event.type) {
    case 'initial':
    case 'fileChanged':
      return { type: 'appeared', version: versionOf(event), buffer }
    case 'fileDeleted':
      return { type: 'vanished' }
    case 'error':
      return { type: 'refused', trouble: { code: event.code, message: event.message } }
  }
}
