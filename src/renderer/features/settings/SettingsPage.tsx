import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { usePreferences } from '../../shell/preferences.tsx'
import { Callout, Facts, Kbd, LoadingState, Segmented } from '../../ui/index.ts'
import { RelaysSection } from '../relays/RelaysSection.tsx'
import { Backup } from './Backup.tsx'
import { settingsMessages } from './messages.ts'
import styles from './settings.module.css'
import { UserKeychain } from './UserKeychain.tsx'
import { Words } from './Words.tsx'
import { WorkspaceForm } from './WorkspaceForm.tsx'

const sections = ['look', 'workspace', 'relays', 'words', 'backup', 'protection'] as const

/** Looks of this device, settings of the workspace, wording, backup, protection. */
export default function SettingsPage() {
  const m = useMessages(settingsMessages)
  const { query } = useApi()
  const page = useRef<HTMLDivElement>(null)
  const { data, error, refetch } = useQuery(query.settings.get.queryOptions())
  useCrumbs([{ label: m.title }])
  const show = (section: string) =>
    page.current?.querySelector(`[data-section="${section}"]`)?.scrollIntoView({ block: 'start' })
  useEffect(() => {
    const wanted = sections.find((section) => location.hash.endsWith(`#${section}`))
    if (wanted && data) show(wanted)
  })
  useKeys(
    m.title,
    sections.map((section, index) => ({
      keys: String(index + 1),
      label: `${m.keys.section} ${m.sections[section]}`,
      run: () => show(section),
    })),
  )
  return (
    <div className={styles.page}>
      <h1 className="sr-only">{m.title}</h1>
      <nav className={styles.nav} aria-label={m.sectionList}>
        {sections.map((section, index) => (
          <button key={section} type="button" onClick={() => show(section)}>
            {m.sections[section]}
            <Kbd keys={String(index + 1)} />
          </button>
        ))}
      </nav>
      <div className={styles.scroll} ref={page}>
        <Section id="look" title={m.sections.look} note={m.lookNote}>
          <Looks />
        </Section>
        <Section id="workspace" title={m.sections.workspace} note={m.workspaceNote}>
          {error ? (
            <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
          ) : data ? (
            <WorkspaceForm key={JSON.stringify(data)} settings={data} />
          ) : (
            <LoadingState step={m.loading} />
          )}
        </Section>
        <Section id="relays" title={m.sections.relays} note={m.relaysNote}>
          <RelaysSection />
        </Section>
        <Section id="words" title={m.sections.words} note={m.wordsNote}>
          <Words />
        </Section>
        <Section id="backup" title={m.sections.backup} note={m.backupNote}>
          <Backup />
        </Section>
        <Section id="protection" title={m.sections.protection} note={m.protectionNote}>
          <Protection />
        </Section>
      </div>
    </div>
  )
}

const Section = ({
  id,
  title,
  note,
  children,
}: {
  id: string
  title: string
  note: string
  children: ReactNode
}) => (
  <section className={styles.section} data-section={id} aria-label={title}>
    <header>
      <h2>{title}</h2>
      <p className="t12 c3">{note}</p>
    </header>
    <div className={styles.fields}>{children}</div>
  </section>
)

function Looks() {
  const m = useMessages(settingsMessages)
  const { preferences, change } = usePreferences()
  return (
    <>
      <div className="field">
        <span className="label">{m.language}</span>
        <Segmented
          label={m.language}
          value={preferences.language}
          choices={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(language) => change({ language })}
        />
      </div>
      <div className="field">
        <span className="label">{m.theme}</span>
        <Segmented
          label={m.theme}
          value={preferences.theme}
          choices={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: m.themes[value] }))}
          onChange={(theme) => change({ theme })}
        />
      </div>
      <div className="field">
        <span className="label">{m.density}</span>
        <Segmented
          label={m.density}
          value={preferences.density}
          choices={(['compact', 'regular', 'wall'] as const).map((value) => ({
            value,
            label: m.densities[value],
          }))}
          onChange={(density) => change({ density })}
        />
      </div>
    </>
  )
}

const mono = (text: string) => <span className="mono">{text}</span>

function Protection() {
  const m = useMessages(settingsMessages)
  const format = useFormat()
  const { query } = useApi()
  const { data } = useQuery(query.workspace.state.queryOptions())
  if (data?.state !== 'open') return <LoadingState step={m.loading} />
  const { info } = data
  return (
    <>
      <Callout meaning={info.protection === 'keyFile' ? 'caution' : 'ok'}>
        <b>{m.protections[info.protection]}</b>
      </Callout>
      {info.kind === 'sample' && (
        <Callout meaning="note">
          <b>{m.sample}</b> {m.sampleNote}
        </Callout>
      )}
      {info.kind === 'own' && <UserKeychain />}
      <Facts
        rows={[
          [m.name, info.name],
          [m.directory, mono(info.directory)],
          [m.created, format.dateTime(info.createdAt)],
          [m.workspaceId, mono(info.id)],
        ]}
      />
    </>
  )
}
