import { type BrowserWindow, dialog } from 'electron'

/** Asks for a folder on this machine; null where the person chose none. */
export async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory'] })
  return canceled ? null : (filePaths[0] ?? null)
}
