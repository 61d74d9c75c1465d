import '@fontsource-variable/inter/wght.css'
import './ui/styles/tokens.css'
import './ui/styles/base.css'
import './ui/styles/kit.css'
import './ui/styles/paper.css'
import './shell/shell.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProvider, createApi } from './client/api.tsx'
import { createLine } from './client/line.ts'
import { openLine } from './client/open.ts'
import { KeysProvider } from './keys/Keys.tsx'
import { PreferencesProvider } from './shell/preferences.tsx'
import { createAppRouter, hurryPage } from './shell/router.tsx'
import { styleNonce } from './ui/styleNonce.ts'
import { ToastProvider } from './ui/Toasts.tsx'

const line = createLine(openLine, {
  now: Date.now,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
})
const api = createApi(line, Date.now)
const router = createAppRouter()
hurryPage(location.hash, api)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <CSPProvider nonce={styleNonce()}>
      <ApiProvider value={api}>
        <QueryClientProvider client={api.queryClient}>
          <PreferencesProvider>
            <KeysProvider>
              <ToastProvider>
                <RouterProvider router={router} />
              </ToastProvider>
            </KeysProvider>
          </PreferencesProvider>
        </QueryClientProvider>
      </ApiProvider>
    </CSPProvider>
  </StrictMode>,
)
