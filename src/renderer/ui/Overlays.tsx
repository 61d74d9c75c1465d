import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { Menu as BaseMenu } from '@base-ui/react/menu'
import { Popover as BasePopover } from '@base-ui/react/popover'
import { type ReactElement, type ReactNode, type RefObject, useRef } from 'react'
import { useMessages } from '../i18n/language.tsx'
import { useSuspendedKeys } from '../keys/Keys.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { kitMessages } from './messages.ts'

interface OverlayProps {
  open: boolean
  onClose(): void
  title: string
  /** Beside the title. */
  note?: ReactNode
  children: ReactNode
  /** Buttons at the foot. */
  foot?: ReactNode
  wide?: boolean
  initialFocus?: RefObject<HTMLElement | null>
}

const answers = 'button, input, textarea, a[href], [tabindex="0"]'

function Overlay({
  open,
  onClose,
  title,
  note,
  children,
  foot,
  wide,
  initialFocus,
  kind,
}: OverlayProps & { kind: 'dialog' | 'drawer' }) {
  const m = useMessages(kitMessages)
  const body = useRef<HTMLDivElement>(null)
  useSuspendedKeys(open)
  // A question starts at its first answer; a pane to read starts at its way out.
  const firstAnswer = () => (kind === 'dialog' && body.current?.querySelector<HTMLElement>(answers)) || true
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="scrim" />
        <BaseDialog.Popup
          className={[kind, wide && 'wide'].filter(Boolean).join(' ')}
          initialFocus={initialFocus ?? firstAnswer}
        >
          <div className="head">
            <div className="grow row">
              <BaseDialog.Title className="clip">{title}</BaseDialog.Title>
              {note && <span className="t12 c3 nw">{note}</span>}
            </div>
            <Button
              kind="quiet"
              icon={<Icon name="close" />}
              aria-label={m.close}
              title={m.close}
              onClick={onClose}
            />
          </div>
          <div className="body" ref={body}>
            {children}
          </div>
          {foot && <div className="foot">{foot}</div>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

/** A modal question. Page keys rest while it is open; Escape closes it. */
export const Dialog = (props: OverlayProps) => <Overlay {...props} kind="dialog" />

/** A modal pane from the right, for reading something in place: evidence, a log entry. */
export const Drawer = (props: OverlayProps) => <Overlay {...props} kind="drawer" />

/** A small floating pane tied to its trigger. */
export const Popover = ({
  trigger,
  children,
  label,
  side = 'bottom',
}: {
  trigger: ReactElement
  children: ReactNode
  label?: string
  side?: 'top' | 'bottom' | 'left' | 'right'
}) => (
  <BasePopover.Root>
    <BasePopover.Trigger render={trigger} />
    <BasePopover.Portal>
      <BasePopover.Positioner className="positioner" sideOffset={6} side={side} align="start">
        <BasePopover.Popup className="popup pad" aria-label={label}>
          {children}
        </BasePopover.Popup>
      </BasePopover.Positioner>
    </BasePopover.Portal>
  </BasePopover.Root>
)

export interface MenuEntry {
  label: string
  icon?: ReactNode
  keys?: ReactNode
  disabled?: boolean
  onSelect(): void
}

/** A list of actions behind a trigger. */
export const Menu = ({
  trigger,
  entries,
  label,
}: {
  trigger: ReactElement
  entries: readonly MenuEntry[]
  label: string
}) => (
  <BaseMenu.Root>
    <BaseMenu.Trigger render={trigger} />
    <BaseMenu.Portal>
      <BaseMenu.Positioner className="positioner" sideOffset={4} align="end">
        <BaseMenu.Popup className="popup menu" aria-label={label}>
          {entries.map((entry) => (
            <BaseMenu.Item
              key={entry.label}
              className="menu-item"
              disabled={entry.disabled}
              onClick={entry.onSelect}
            >
              {entry.icon}
              <span className="grow">{entry.label}</span>
              {entry.keys}
            </BaseMenu.Item>
          ))}
        </BaseMenu.Popup>
      </BaseMenu.Positioner>
    </BaseMenu.Portal>
  </BaseMenu.Root>
)
