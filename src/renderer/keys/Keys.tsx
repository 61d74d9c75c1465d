import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import {
  createKeyRegistry,
  type FocusKind,
  type KeyBinding,
  type KeyGroup,
  type KeyRegistry,
} from './registry.ts'

export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform)

export type { KeyBinding }

const KeysContext = createContext<KeyRegistry | null>(null)

function focusKind(target: EventTarget | null): FocusKind {
  if (!(target instanceof HTMLElement)) return 'other'
  if (
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio])')
  )
    return 'text'
  return target.closest(
    'button, a[href], summary, [role=menuitem], [role=option], [role=tab], [role=combobox]',
  )
    ? 'activatable'
    : 'other'
}

/** Owns the page's keyboard. Components below declare their keys with `useKeys`. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => createKeyRegistry(isMac), [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A checkbox keeps Enter from the form around it, and means no Ctrl Enter by that.
      const isTaken = event.defaultPrevented && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      if (isTaken || event.isComposing || event.key === 'Dead') return
      if (registry.handle(event, focusKind(event.target), event.timeStamp)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [registry])
  return <KeysContext value={registry}>{children}</KeysContext>
}

function useRegistry(): KeyRegistry {
  const registry = useContext(KeysContext)
  if (!registry) throw new Error('Keys are used outside KeysProvider')
  return registry
}

/**
 * Declares keys for as long as the component lives. `bindings` may be a new array on every render: what a key does
 * is read when it is pressed; the list itself is renewed only when its keys or labels change.
 */
export function useKeys(title: string, bindings: readonly KeyBinding[]): void {
  const registry = useRegistry()
  const latest = useRef(bindings)
  latest.current = bindings
  const signature = bindings
    .map((each) => [each.keys, each.label, each.inText, each.inDialog, each.hidden].join(' '))
    .join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the bindings
  useEffect(
    () =>
      registry.register({
        title,
        bindings: latest.current.map((each, index) => ({ ...each, run: () => latest.current[index]?.run() })),
      }),
    [registry, title, signature],
  )
}

/** Holds back page keys while `active`. */
export function useSuspendedKeys(active: boolean): void {
  const registry = useRegistry()
  useEffect(() => (active ? registry.suspend() : undefined), [registry, active])
}

export function useKeyGroups(): readonly KeyGroup[] {
  const registry = useRegistry()
  return useSyncExternalStore(registry.subscribe, registry.groups)
}
