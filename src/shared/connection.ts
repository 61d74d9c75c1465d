/**
 * One screen's line to the core, whatever carries it: a WebSocket in the web host, a message port in Electron,
 * an in-process pair in tests. Messages are opaque: the contract's own encoding, forwarded unread by hosts.
 */
export interface Connection {
  send(message: string | Uint8Array<ArrayBuffer>): void
  onMessage(listener: (message: string | Uint8Array<ArrayBuffer>) => void): void
  onClose(listener: () => void): void
}

/** The operating system's keychain as the core sees it. `available` is false where secrets would lie in the open. */
export interface Keychain {
  available(): Promise<boolean>
  get(workspaceId: string): Promise<string | null>
  set(workspaceId: string, secret: string): Promise<void>
  remove(workspaceId: string): Promise<void>
}

/** What a host tells the core process at its start, as plain data. */
export interface CoreStart {
  /** Folder that holds the workspaces and the preferences of this device. */
  homeDirectory: string
  /** Folder of GGUF files that ship with the app. */
  modelsDirectory: string
  /** Opens this at once: the sample, or a workspace folder (its key from the passphrase, or a key file). */
  open:
    | null
    | { sample: true; directory: string | null }
    | { sample: false; directory: string; passphrase: string | null }
}
