/**
 * The keyboard: each screen declares its keys, the newest declaration wins, and `?` lists them all. Pure apart from
 * the list that it keeps.
 */
export interface KeyBinding {
  /** `mod+k`, `shift+enter`, `?`, `j`, `arrowup`; two strokes as `g t`. `mod` is ⌘ on a Mac, Ctrl elsewhere. */
  keys: string
  label: string
  run(): void
  /** Also while a person types in a field. */
  inText?: boolean
  /** Also while a dialog is open; a dialog's own keys set it. */
  inDialog?: boolean
  /** Works, but is not listed. */
  hidden?: boolean
}

export interface KeyGroup {
  title: string
  bindings: readonly KeyBinding[]
}

export interface Stroke {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** What has the focus decides which keys are left alone. */
export type FocusKind = 'text' | 'activatable' | 'other'

export interface KeyRegistry {
  register(group: KeyGroup): () => void
  /** Holds back page keys, for as long as a dialog is open. */
  suspend(): () => void
  /** Runs the binding for a stroke; true when one ran. */
  handle(stroke: Stroke, focus: FocusKind, now: number): boolean
  groups(): readonly KeyGroup[]
  subscribe(listener: () => void): () => void
}

const sequenceMs = 1_200
const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'])

/** A stroke in the notation of bindings. Shift is named only where the key itself does not carry it. */
function strokeName(stroke: Stroke, isMac: boolean): string {
  const key = stroke.key === ' ' ? 'space' : stroke.key.toLowerCase()
  const mod = isMac ? stroke.metaKey : stroke.ctrlKey
  const shiftCounts = stroke.shiftKey && (key.length > 1 || /[a-z]/.test(key))
  return [mod && 'mod', stroke.altKey && 'alt', shiftCounts && 'shift', key].filter(Boolean).join('+')
}

export function createKeyRegistry(isMac: boolean): KeyRegistry {
  let groups: KeyGroup[] = []
  let suspended = 0
  let pending: { stroke: string; at: number } | null = null
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }

  const usable = (binding: KeyBinding, focus: FocusKind): boolean => {
    if (suspended > 0 && !binding.inDialog) return false
    if (focus === 'text') return binding.inText ?? false
    // Enter and space belong to the focused button or link.
    if (focus === 'activatable' && (binding.keys === 'enter' || binding.keys === 'space')) return false
    return true
  }
  const find = (keys: string, focus: FocusKind): KeyBinding | undefined => {
    for (let index = groups.length - 1; index >= 0; index--) {
      const found = groups[index]!.bindings.find((each) => each.keys === keys && usable(each, focus))
      if (found) return found
    }
    return undefined
  }

  return {
    groups: () => groups,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    register: (group) => {
      groups = [...groups, group]
      changed()
      return () => {
        groups = groups.filter((each) => each !== group)
        changed()
      }
    },
    suspend: () => {
      suspended += 1
      let released = false
      return () => {
        if (released) return
        released = true
        suspended -= 1
      }
    },
    handle: (stroke, focus, now) => {
      // A modifier on its own way down is part of the stroke to come, not a stroke.
      if (modifiers.has(stroke.key)) return false
      const name = strokeName(stroke, isMac)
      const started = pending && now - pending.at < sequenceMs ? pending.stroke : null
      pending = null
      const binding = (started && find(`${started} ${name}`, focus)) || find(name, focus)
      if (binding) {
        binding.run()
        return true
      }
      const startsSequence = groups.some((group) =>
        group.bindings.some((each) => each.keys.startsWith(`${name} `) && usable(each, focus)),
      )
      if (startsSequence) pending = { stroke: name, at: now }
      return false
    },
  }
}

const glyphs: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  shift: '⇧',
  space: '␣',
  backspace: '⌫',
  delete: 'Del',
}

/** Key caps for a binding, one entry a cap: `mod+k` → `Ctrl`, `K`; `shift+enter` → `⇧↵`. */
export function keyCaps(keys: string, isMac: boolean): string[] {
  return keys.split(' ').flatMap((stroke) => {
    const parts = stroke.split('+')
    const named = parts.map((part) => {
      if (part === 'mod') return isMac ? '⌘' : 'Ctrl'
      if (part === 'alt') return isMac ? '⌥' : 'Alt'
      return glyphs[part] ?? (part.length === 1 ? part.toUpperCase() : part)
    })
    return parts.includes('mod') ? named : [named.join('')]
  })
}
