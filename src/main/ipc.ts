import type { MessagePortMain } from 'electron'
import {
  BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  MessageChannelMain,
} from 'electron'
import { isAppUrl } from './appProtocol.ts'
import { channels } from './channels.ts'
import { chooseFolder } from './chooseFolder.ts'
import { exportPdf } from './exportPdf.ts'
import type { ShellLanguage } from './wording.ts'

export interface IpcParts {
  /** Hands the core its end of a screen's line; false while there is no core. */
  connectPort(port: MessagePortMain): boolean
  showLanguage(language: ShellLanguage): void
}

/** The window whose top frame shows our page and says this, or null: nobody else is listened to. */
function senderWindow(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null {
  const frame = event.senderFrame
  if (!frame || frame !== event.sender.mainFrame || !isAppUrl(frame.url)) return null
  return BrowserWindow.fromWebContents(event.sender)
}

/** The only place where the shell listens to pages. */
export function serveIpc({ connectPort, showLanguage }: IpcParts) {
  ipcMain.on(channels.requestCoreLine, (event) => {
    if (!senderWindow(event)) return
    const { port1, port2 } = new MessageChannelMain()
    // Without a core the line closes at once, and the screen asks again.
    if (!connectPort(port1)) port1.close()
    event.sender.postMessage(channels.coreLine, null, [port2])
  })

  ipcMain.handle(channels.exportPdf, (event, suggestedName: unknown) => {
    const window = senderWindow(event)
    if (!window || typeof suggestedName !== 'string') throw new Error('refused')
    return exportPdf(window, suggestedName)
  })

  ipcMain.handle(channels.chooseFolder, (event) => {
    const window = senderWindow(event)
    if (!window) throw new Error('refused')
    return chooseFolder(window)
  })

  ipcMain.on(channels.showLanguage, (event, language: unknown) => {
    if (senderWindow(event) && (language === 'zh' || language === 'en')) showLanguage(language)
  })
}
