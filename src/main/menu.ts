import type { MenuItemConstructorOptions } from 'electron'
import type { ShellWording } from './wording.ts'

/** The native menu. Roles give each entry the system's own behaviour and shortcut; only the words are ours. */
export function menuTemplate(
  words: ShellWording,
  platform: NodeJS.Platform,
  exportPdf: () => void,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const appMenu: MenuItemConstructorOptions = {
    label: 'Sandtable',
    submenu: [
      { role: 'about', label: words.about },
      separator,
      { role: 'hide', label: words.hide },
      separator,
      { role: 'quit', label: words.quit },
    ],
  }
  return [
    ...(mac ? [appMenu] : []),
    {
      label: words.file,
      submenu: [
        { label: words.exportPdf, accelerator: 'CmdOrCtrl+Shift+P', click: exportPdf },
        separator,
        mac ? { role: 'close', label: words.close } : { role: 'quit', label: words.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        separator,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        separator,
        { role: 'togglefullscreen', label: words.fullScreen },
      ],
    },
    {
      label: words.window,
      submenu: [
        { role: 'minimize', label: words.minimize },
        { role: 'close', label: words.close },
      ],
    },
  ]
}
