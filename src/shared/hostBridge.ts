/**
 * What the Electron shell's preload puts on `window.sandtableHost`. In a browser it is absent, and the renderer
 * opens a WebSocket to `/rpc` of its own origin and prints with `window.print()`.
 */
export interface HostBridge {
  readonly kind: 'electron'
  /** As in `process.platform`: where window buttons and key names differ. */
  readonly platform: string
  /**
   * Asks for a fresh line to the core. It arrives as a `message` event on `window` whose data is
   * `coreLineMessage` and whose only port is the line. Ask again when the line closes.
   */
  requestCoreLine(): void
  /** Prints this window to a file that the person chooses. `cancelled` when they chose none. */
  exportPdf(suggestedName: string): Promise<'saved' | 'cancelled'>
  /** Lets the person choose a folder on this machine; null when they chose none. */
  chooseFolder(): Promise<string | null>
  /** Tells the shell the language of the screen, which its menu follows. */
  showLanguage(language: 'zh' | 'en'): void
}

/** The data of the `message` event that carries the line to the core. */
export const coreLineMessage = 'sandtable:coreLine'

/** Where the renderer reads the nonce that style elements made at run time must carry (AG Grid's `styleNonce`). */
export const styleNonceSelector = 'meta[property="csp-nonce"]'

declare global {
  // Absent in a browser.
  var sandtableHost: HostBridge | undefined
}
