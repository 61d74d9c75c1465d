import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { isMac } from '../keys/Keys.tsx'
import { keyCaps } from '../keys/registry.ts'

/** Key caps for a binding in registry notation: `mod+k`, `shift+enter`. */
export const Kbd = ({ keys }: { keys: string }) => (
  <span className="keys" aria-hidden="true">
    {keyCaps(keys, isMac).map((cap) => (
      <kbd key={cap}>{cap}</kbd>
    ))}
  </span>
)

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One `primary` per decision area. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  /** The key that does the same, shown as a cap; declare it with `useKeys`. */
  keys?: string
  small?: boolean
  icon?: ReactNode
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

const ariaKeys = (keys: string): string =>
  keys
    .split('+')
    .map((part) =>
      part === 'mod'
        ? isMac
          ? 'Meta'
          : 'Control'
        : part.length > 1
          ? part[0]!.toUpperCase() + part.slice(1)
          : part.toUpperCase(),
    )
    .join('+')

export function Button({
  kind = 'plain',
  keys,
  small,
  icon,
  busy,
  children,
  className,
  disabled,
  onClick,
  ...rest
}: ButtonProps) {
  const classes = ['btn', kind !== 'plain' && kind, small && 'small', icon && !children && 'icon', className]
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      disabled={disabled}
      onClick={busy ? undefined : onClick}
      {...rest}
    >
      {icon}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  )
}
