import { useMutation, useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { wordRefusal } from '../../shared/errorWords.ts'
import { useApi } from '../client/api.tsx'
import { useChanges } from '../client/changes.ts'
import { refusalOf } from '../client/refusal.ts'
import { wallRoomId } from '../client/wall.ts'
import { features } from '../features/index.ts'
import { useLanguage, useMessages } from '../i18n/language.tsx'
import { useFormat, ZoneProvider } from '../i18n/useFormat.tsx'
import { useKeys } from '../keys/Keys.tsx'
import { Chip, Icon, Kbd, LoadingState, Mark, useToast } from '../ui/index.ts'
import { CommandPalette, type ShellCommand } from './CommandPalette.tsx'
import { EvidenceProvider, useOpenEvidence } from './Evidence.tsx'
import { FailureBoundary } from './Failure.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { shellMessages } from './messages.ts'
import { GoLink, useGo, usePath } from './navigation.tsx'
import { PageFrameProvider, usePageFrame } from './page.tsx'
import { usePreferences } from './preferences.tsx'
import { StatusBar } from './StatusBar.tsx'
import { isExpectedUndo } from './undoable.ts'
import { useShowWorkspace } from './useOpenWorkspace.ts'
import { useSeen } from './useSeen.ts'
import { WallFrame } from './WallFrame.tsx'

/** The frame around every page of an open workspace; on a wall there is but one, and nothing around it. */
export const Shell = ({ sample }: { sample: boolean }) =>
  wallRoomId === null ? <Cockpit sample={sample} /> : <WallFrame roomId={wallRoomId} />

function Cockpit({ sample }: { sample: boolean }) {
  const { query } = useApi()
  const settings = useQuery(query.settings.get.queryOptions())
  useChanges()
  useSeen()
  return (
    <ZoneProvider zone={settings.data?.clockZone ?? 'Asia/Shanghai'}>
      <PageFrameProvider>
        <EvidenceProvider>
          <Frame sample={sample} />
        </EvidenceProvider>
      </PageFrameProvider>
    </ZoneProvider>
  )
}

function useUndo(): () => void {
  const { client } = useApi()
  const m = useMessages(shellMessages)
  const language = useLanguage()
  const toast = useToast()
  const format = useFormat()
  const named = (label: string) => m.changes[label] ?? m.change
  const onError = (error: Error) => toast({ title: wordRefusal(language, refusalOf(error)), meaning: 'stop' })
  const { mutate: takeBack } = useMutation({
    mutationFn: (changeSetId: string) => client.workspace.undo({ changeSetId }),
    onSuccess: (undone) => toast({ title: `${m.undone}: ${named(undone.label)}`, meaning: 'ok' }),
    onError,
  })
  const { mutate } = useMutation({
    mutationFn: () => client.workspace.lastChange(),
    onSuccess: (last) => {
      if (!last) toast({ title: wordRefusal(language, { code: 'undo.nothing', details: {} }) })
      else if (isExpectedUndo(last.at)) takeBack(last.id)
      else
        toast({
          title: m.undoEarlier,
          detail: `${named(last.label)} · ${format.dateTime(last.at)}`,
          meaning: 'caution',
          action: { label: m.undo, run: () => takeBack(last.id) },
        })
    },
    onError,
  })
  return mutate
}

function useCloseWorkspace(): () => void {
  const { query } = useApi()
  const show = useShowWorkspace()
  const { mutate } = useMutation(query.workspace.close.mutationOptions({ onSuccess: show }))
  return () => mutate({})
}

function Frame({ sample }: { sample: boolean }) {
  const m = useMessages(shellMessages)
  const language = useLanguage()
  const go = useGo()
  const path = usePath()
  const undo = useUndo()
  const closeWorkspace = useCloseWorkspace()
  const openEvidence = useOpenEvidence()
  const { preferences, change } = usePreferences()
  const [paletteOpen, setPaletteOpen] = useState(false)
  const [keysOpen, setKeysOpen] = useState(false)

  const toggleTheme = () =>
    change({ theme: document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark' })
  const toggleLanguage = () => change({ language: language === 'zh' ? 'en' : 'zh' })
  const both = (pick: (words: typeof m) => string) => ({
    zh: pick(shellMessages.zh),
    en: pick(shellMessages.en),
  })
  const commands: ShellCommand[] = [
    { id: 'undo', label: both((w) => w.undo), icon: 'undo', keys: 'mod+z', run: undo },
    { id: 'theme', label: both((w) => w.toggleTheme), icon: 'theme', keys: 'g shift+t', run: toggleTheme },
    {
      id: 'language',
      label: both((w) => `${w.language}: ${w.toggleLanguage}`),
      icon: 'globe',
      keys: 'g shift+l',
      run: toggleLanguage,
    },
    ...(['compact', 'regular', 'wall'] as const)
      .filter((density) => density !== preferences.density)
      .map((density) => ({
        id: `density ${density}`,
        label: both((w) => `${w.density}: ${w.densities[density]}`),
        icon: 'columns' as const,
        run: () => change({ density }),
      })),
    { id: 'keys', label: both((w) => w.keysTitle), icon: 'key', keys: '?', run: () => setKeysOpen(true) },
    { id: 'close', label: both((w) => w.closeWorkspace), icon: 'lock', run: closeWorkspace },
  ]

  useKeys(m.global, [
    { keys: 'mod+k', label: m.search, inText: true, run: () => setPaletteOpen(true) },
    { keys: '/', label: m.search, hidden: true, run: () => setPaletteOpen(true) },
    { keys: 'mod+z', label: m.undo, run: undo },
    { keys: '?', label: m.keysTitle, run: () => setKeysOpen(true) },
    { keys: 'g shift+t', label: m.toggleTheme, run: toggleTheme },
    { keys: 'g shift+l', label: m.toggleLanguage, run: toggleLanguage },
  ])
  useKeys(
    m.goTo,
    features.flatMap(({ rail }) =>
      rail ? [{ keys: `g ${rail.key}`, label: rail.label[language], run: () => go(rail.to) }] : [],
    ),
  )

  return (
    <div className="app">
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {m.skip}
      </button>
      <Rail path={path} />
      <TopBar sample={sample} onFind={() => setPaletteOpen(true)} />
      <main className="main" id="main" tabIndex={-1}>
        <FailureBoundary resetKey={path}>
          <Suspense fallback={<LoadingState step={m.loadingWorkspace} />}>
            <Outlet />
          </Suspense>
        </FailureBoundary>
      </main>
      <StatusBar onKeys={() => setKeysOpen(true)} />
      <CommandPalette
        open={paletteOpen}
        onClose={() => setPaletteOpen(false)}
        commands={commands}
        onEvidence={openEvidence}
      />
      <KeysDialog open={keysOpen} onClose={() => setKeysOpen(false)} />
    </div>
  )
}

function Rail({ path }: { path: string }) {
  const m = useMessages(shellMessages)
  const language = useLanguage()
  const items = features.flatMap(({ id, rail }) => (rail ? [{ id, ...rail }] : []))
  const link = (item: (typeof items)[number]) => (
    <GoLink
      key={item.id}
      to={item.to}
      className="nav"
      aria-current={path === item.to || path.startsWith(`${item.to}/`) ? 'page' : undefined}
    >
      <Icon name={item.icon} />
      <span>{item.label[language]}</span>
      {item.Badge && <item.Badge />}
    </GoLink>
  )
  return (
    <nav className="rail" aria-label={m.rail}>
      <div className="mark">
        <Mark />
      </div>
      {items.filter((item) => !item.foot).map(link)}
      <div className="sp" />
      {items.filter((item) => item.foot).map(link)}
    </nav>
  )
}

function TopBar({ sample, onFind }: { sample: boolean; onFind(): void }) {
  const m = useMessages(shellMessages)
  const { crumbs, setActions } = usePageFrame()
  return (
    <header className="top">
      <nav className="crumbs" aria-label={m.product}>
        <ol>
          {crumbs.map((crumb, index) => (
            <li key={crumb.label + crumb.to}>
              {index === crumbs.length - 1 || !crumb.to ? (
                <span aria-current={index === crumbs.length - 1 ? 'page' : undefined}>{crumb.label}</span>
              ) : (
                <GoLink to={crumb.to}>{crumb.label}</GoLink>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {sample && (
        <Chip outline title={m.sampleNote}>
          {m.sample}
        </Chip>
      )}
      <span className="sp" />
      <button type="button" className="find" onClick={onFind} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span className="clip">{m.search}</span>
        <span className="sp" />
        <Kbd keys="mod+k" />
      </button>
      <div className="page-actions" ref={setActions} />
    </header>
  )
}
