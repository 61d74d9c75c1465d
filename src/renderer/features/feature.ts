import type { ComponentType } from 'react'
import type { Api } from '../client/api.tsx'
import type { Messages } from '../i18n/language.tsx'
import type { IconName } from '../ui/index.ts'

/** A page of a feature, at a path with `$name` parameters: `/accounts/$accountId`. */
export interface FeaturePage {
  path: string
  /** Its code, a chunk of its own. */
  load: () => Promise<{ default: ComponentType }>
  /** What it asks first: when a window opens on it, asked while its code is still on the way. */
  firstCall?: (api: Api) => Promise<unknown>
}

/** Something that the command palette can do. */
export interface FeatureCommand {
  id: string
  label: Messages<string>
  icon: IconName
  /** Where it leads; a page reads what to do there from the address. */
  to: string
}

/** What a feature adds to the cockpit. One line in `features/index.ts` turns it on. */
export interface Feature {
  id: string
  pages: readonly FeaturePage[]
  /** Its place in the rail, or null for pages that are reached from others. */
  rail: null | {
    label: Messages<string>
    icon: IconName
    to: string
    /** Second stroke after `g`, unique among features. */
    key: string
    /** At the foot of the rail. */
    foot?: boolean
    /** What waits there for this person, as a number beside its icon. */
    Badge?: ComponentType
  }
  commands?: readonly FeatureCommand[]
}
