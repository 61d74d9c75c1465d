import { type App, dialog, type Session, shell } from 'electron'
import { isAppUrl } from './appProtocol.ts'
import type { ShellWording } from './wording.ts'

/** A page may write the clipboard (a copied brief with its trace); nothing else is granted. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Refuses what a page could ask of the machine, and every request that isn't for our own scheme. */
export function guardSession(session: Session) {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(granted.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => granted.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => {
    const own = isAppUrl(details.url) || /^(blob|data|devtools):/.test(details.url)
    decide({ cancel: !own })
  })
}

/** Shows an https address in the system's browser, after the person has seen it and agreed. */
export async function openExternalAddress(address: string, words: ShellWording): Promise<boolean> {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' || url.username || url.password) return false
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: words.openLinkQuestion,
    detail: url.href,
    buttons: [words.cancel, words.openLink],
    defaultId: 0,
    cancelId: 0,
  })
  if (response !== 1) return false
  await shell.openExternal(url.href)
  return true
}

/** Keeps every page where it is: no navigation, no new windows, no embedded pages. */
export function guardPages(app: App, words: () => ShellWording) {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      void openExternalAddress(url, words())
      return { action: 'deny' }
    })
  })
}
