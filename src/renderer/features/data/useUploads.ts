import { useRef, useState } from 'react'
import type { InspectedFile } from '../../../shared/contract/imports.ts'
import { litter } from '../../../shared/litter.ts'
import { useApi } from '../../client/api.tsx'

const sliceBytes = 1_048_576

export type UploadState =
  | { state: 'idle' }
  | { state: 'uploading'; name: string; doneBytes: number; ofBytes: number }
  | { state: 'inspecting' }
  | { state: 'failed'; error: unknown }

/** Hands files to the core in slices and asks what they are; a cancel leaves nothing behind on the screen. */
export function useUploads(onInspected: (files: InspectedFile[]) => void) {
  const { client } = useApi()
  const [state, setState] = useState<UploadState>({ state: 'idle' })
  const stop = useRef<AbortController | null>(null)

  const add = async (files: readonly File[]) => {
    // What systems leave in every folder is no file of anybody; chosen alone it is told what it is.
    const meant = files.filter((file) => !litter.test(placeOf(file)))
    const wanted = meant.length > 0 ? meant : files.filter((file) => !/(^|\/)\.[^/]*$/.test(file.name))
    if (wanted.length === 0) return
    const controller = new AbortController()
    stop.current = controller
    const { signal } = controller
    const ofBytes = wanted.reduce((sum, file) => sum + file.size, 0)
    let doneBytes = 0
    try {
      const uploadIds: string[] = []
      for (const file of wanted) {
        let uploadId: string | null = null
        let offset = 0
        do {
          setState({ state: 'uploading', name: file.name, doneBytes, ofBytes })
          const slice = file.slice(offset, offset + sliceBytes)
          const last = offset + slice.size >= file.size
          const received: { uploadId: string; receivedBytes: number } = await client.imports.upload(
            {
              uploadId,
              name: placeOf(file),
              offset,
              slice,
              last,
              modifiedAt: file.lastModified,
            },
            { signal },
          )
          uploadId = received.uploadId
          offset = received.receivedBytes
          doneBytes += slice.size
        } while (offset < file.size)
        uploadIds.push(uploadId)
      }
      setState({ state: 'inspecting' })
      onInspected(await client.imports.inspect({ uploadIds }, { signal }))
      setState({ state: 'idle' })
    } catch (error) {
      setState(signal.aborted ? { state: 'idle' } : { state: 'failed', error })
    }
  }
  return { state, add: (files: readonly File[]) => void add(files), cancel: () => stop.current?.abort() }
}

/** Where a file lies in what was dropped or chosen. */
const placeOf = (file: File): string => file.webkitRelativePath || file.name

/** The files of a drop, folders opened. */
export async function filesOfDrop(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files]
  const found = await Promise.all(entries.map(filesOfEntry))
  return found.flat()
}

async function filesOfEntry(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    )
    // Where a file lies says what it belongs to; a drop tells that by the entry alone.
    return [
      new File([file], entry.fullPath.replace(/^\//, ''), {
        type: file.type,
        lastModified: file.lastModified,
      }),
    ]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (batch.length === 0) break
    children.push(...batch)
  }
  return (await Promise.all(children.map(filesOfEntry))).flat()
}
