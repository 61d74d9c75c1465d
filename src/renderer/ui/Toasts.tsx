import { Toast } from '@base-ui/react/toast'
import { type ReactNode, useMemo } from 'react'
import { useMessages } from '../i18n/language.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { kitMessages } from './messages.ts'

/** Owns the toasts of the page; they are announced politely, stops at once. */
export const ToastProvider = ({ children }: { children: ReactNode }) => (
  <Toast.Provider timeout={6000} limit={2}>
    {children}
    <Toast.Portal>
      <Toast.Viewport className="toasts">
        <ToastList />
      </Toast.Viewport>
    </Toast.Portal>
  </Toast.Provider>
)

function ToastList() {
  const { toasts, close } = Toast.useToastManager()
  const m = useMessages(kitMessages)
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast" data-type={toast.type}>
      <Toast.Content className="col">
        <Toast.Title className="t13 strong" />
        <Toast.Description className="t12 c2" />
      </Toast.Content>
      <span className="row">
        {toast.actionProps && <Toast.Action className="btn small" />}
        <Button
          kind="quiet"
          small
          icon={<Icon name="close" />}
          aria-label={m.close}
          onClick={() => close(toast.id)}
        />
      </span>
    </Toast.Root>
  ))
}

export interface ToastContent {
  title: string
  detail?: string
  meaning?: 'ok' | 'caution' | 'stop'
  action?: { label: string; run(): void }
}

/** Shows a toast. A stop stays longer and interrupts a screen reader. */
export function useToast(): (content: ToastContent) => void {
  const { add, close } = Toast.useToastManager()
  return useMemo(
    () => (content) => {
      const id: string = add({
        title: content.title,
        description: content.detail,
        type: content.meaning,
        priority: content.meaning === 'stop' ? 'high' : 'low',
        timeout: content.meaning === 'stop' ? 12_000 : 6_000,
        ...(content.action && {
          actionProps: {
            children: content.action.label,
            // What was offered is done: it is not offered twice.
            onClick: () => {
              close(id)
              content.action?.run()
            },
          },
        }),
      })
    },
    [add, close],
  )
}
