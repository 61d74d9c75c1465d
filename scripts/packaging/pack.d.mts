export interface PackedFile {
  path: string
  /** Lies beside the archive, because the system must load it from disk. */
  unpacked: boolean
  bytes: number
}

export function packContents(): Promise<PackedFile[]>
