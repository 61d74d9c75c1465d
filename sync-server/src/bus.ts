/**
 * What nodes tell each other at once. Nothing is kept and anything may get lost: whoever misses something reads it
 * from the store.
 */
export type Bus = {
  /** Whether messages get through as far as we know. */
  isUp(): boolean
  subscribe(document: string): void
  unsubscribe(document: string): void
  /** Tells the other nodes that have the document open. */
  publish(document: string, message: Uint8Array): void
  publishDirectoryChange(): void
  onMessage(listener: (document: string, message: Uint8Array) => void): void
  onDirectoryChange(listener: () => void): void
  /** Called when messages get through again: some may have been missed. */
  onUp(listener: () => void): void
  close(): Promise<void>
}

/** One node alone, or nodes that find out from the store. */
export const noBus: Bus = {
  isUp: () => false,
  subscribe() {},
  unsubscribe() {},
  publish() {},
  publishDirectoryChange() {},
  onMessage() {},
  onDirectoryChange() {},
  onUp() {},
  close: async () => {},
}
