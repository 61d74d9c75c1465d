import { writeFile } from 'node:fs/promises'
import { type BrowserWindow, dialog } from 'electron'

/** Names that every file system takes, with the end that viewers expect. */
export function pdfFileName(suggested: string): string {
  const name = suggested
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
  return `${name.replace(/\.pdf$/i, '') || 'Sandtable'}.pdf`
}

/** Asks where to, then prints the window as A4 with the page's own print styles. */
export async function exportPdf(
  window: BrowserWindow,
  suggestedName: string,
): Promise<'saved' | 'cancelled'> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: pdfFileName(suggestedName),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (canceled || !filePath) return 'cancelled'
  await writeFile(
    filePath,
    await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true }),
  )
  return 'saved'
}
