import { BrowserWindow, nativeTheme } from 'electron'
import { appPage } from './appProtocol.ts'

/** Opens the cockpit: a page without Node, in a sandbox, in a world of its own. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Sandtable 沙盘',
    // The canvas of the design, so that the first frame doesn't flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0c0f14' : '#f3f2ee',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(appPage)
  return window
}
