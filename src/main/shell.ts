import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { app, BrowserWindow, dialog, Menu, type MessagePortMain, safeStorage, session } from 'electron'
import { defaultHomeDirectory, openFlags, readOpen } from '../core/startOptions.ts'
import {
  type CoreChild,
  type CoreState,
  type SupervisedCore,
  type SuperviseOptions,
  superviseCore,
} from '../core/superviseProcess.ts'
import { declareAppScheme, serveAppScheme } from './appProtocol.ts'
import { exportPdf } from './exportPdf.ts'
import { guardPages, guardSession } from './guards.ts'
import { serveIpc } from './ipc.ts'
import { createKeychain } from './keychain.ts'
import { menuTemplate } from './menu.ts'
import { openWindow } from './window.ts'
import { languageOfLocale, type ShellLanguage, shellWording } from './wording.ts'

export interface ShellParts {
  /** The folder of the built main process, `out/main`. */
  builtDirectory: string
  startCore: () => CoreChild<MessagePortMain>
  startEngine: SuperviseOptions<MessagePortMain>['startEngine']
}

const shutdownGraceMs = 10_000

/** Chromium adds switches of its own to the command line, so what we don't know is passed over. */
function readShellOpen(args: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options: openFlags, strict: false })
  return readOpen(
    {
      sample: values.sample === true,
      workspace: typeof values.workspace === 'string' ? values.workspace : undefined,
    },
    process.env,
  )
}

/** Models ship beside the packed app, and lie in the checkout otherwise. */
const modelsDirectory = (builtDirectory: string) =>
  app.isPackaged ? join(process.resourcesPath, 'models') : join(builtDirectory, '../../resources/models')

/** Tells the person why there is no window, and ends. */
function endWith(language: ShellLanguage, detail: string) {
  dialog.showErrorBox(shellWording(language).cannotStart, detail)
  app.exit(1)
}

function focusWindow() {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/**
 * The Electron shell: one instance, one sandboxed window, the core and the model in processes of their own. It
 * knows nothing of the product: it hands each page a line to the core and lends the system's keychain, menu and
 * printer.
 */
export function runShell({ builtDirectory, startCore, startEngine }: ShellParts): void {
  const homeDirectory = defaultHomeDirectory(process.env)
  mkdirSync(homeDirectory, { recursive: true, mode: 0o700 })
  app.setPath('userData', join(homeDirectory, 'window'))
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }

  let language: ShellLanguage = 'en'
  let core: SupervisedCore<MessagePortMain> | null = null
  let closed = false
  const preload = join(builtDirectory, '../preload/index.cjs')

  const showMenu = () => {
    const exportFocused = () => {
      const window = BrowserWindow.getFocusedWindow()
      if (window) void exportPdf(window, window.getTitle())
    }
    const template = menuTemplate(shellWording(language), process.platform, exportFocused)
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  const follow = (state: CoreState) => {
    if (state.state === 'refused') endWith(language, state.failure.code)
    if (state.state === 'crashed' && state.givenUp) endWith(language, shellWording(language).keepsCrashing)
  }

  declareAppScheme()
  guardPages(app, () => shellWording(language))
  app.on('second-instance', focusWindow)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (core && BrowserWindow.getAllWindows().length === 0) openWindow(preload)
  })
  app.on('will-quit', (event) => {
    if (closed || !core) return
    event.preventDefault()
    void core.close(shutdownGraceMs).then(() => {
      closed = true
      app.quit()
    })
  })

  void app.whenReady().then(() => {
    language = languageOfLocale(app.getLocale())
    guardSession(session.defaultSession)
    serveAppScheme(join(builtDirectory, '../renderer'))
    showMenu()
    const started = superviseCore<MessagePortMain>({
      start: {
        homeDirectory,
        modelsDirectory: modelsDirectory(builtDirectory),
        open: readShellOpen(process.argv.slice(app.isPackaged ? 1 : 2)),
      },
      keychain: createKeychain(safeStorage, join(homeDirectory, 'keychain'), process.platform),
      startCore,
      startEngine,
      now: Date.now,
      wait: async (milliseconds) => {
        await wait(milliseconds)
      },
      onState: follow,
    })
    core = started
    serveIpc({
      connectPort: (port) => started.connectPort(port),
      showLanguage(next) {
        language = next
        showMenu()
      },
    })
    openWindow(preload)
  })
}
