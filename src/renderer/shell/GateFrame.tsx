import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../i18n/language.tsx'
import { Mark, Segmented } from '../ui/index.ts'
import { shellMessages } from './messages.ts'
import { usePreferences } from './preferences.tsx'

/** The frame of the screens before a workspace is open, with language and theme at hand. */
export function GateFrame({ children }: { children: ReactNode }) {
  const m = useMessages(shellMessages)
  const language = useLanguage()
  const { preferences, change } = usePreferences()
  return (
    <div className="gate">
      <header className="gate-head">
        <Mark />
        <b className="t16">{m.product}</b>
        <span className="sp" />
        <Segmented
          label={m.language}
          value={language}
          choices={(['zh', 'en'] as const).map((value) => ({ value, label: m.languages[value] }))}
          onChange={(value) => change({ language: value })}
        />
        <Segmented
          label={m.theme}
          value={preferences.theme}
          choices={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: m.themes[value] }))}
          onChange={(theme) => change({ theme })}
        />
      </header>
      <main className="gate-body">{children}</main>
    </div>
  )
}
