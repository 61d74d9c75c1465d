import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { InspectedFile } from '../../../../shared/contract/imports.ts'
import type {
  LookResult,
  WatchedFileView,
  WatchedFolderView,
} from '../../../../shared/contract/watchedFolders.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Callout, EmptyState, Glyph, LoadingState, PaneHeader } from '../../../ui/index.ts'
import { AssessmentDialog } from '../../consent/Assessments.tsx'
import { wordCode } from '../codes.ts'
import styles from '../data.module.css'
import { AddFolderDialog } from './AddFolderDialog.tsx'
import { watchedMessages } from './messages.ts'
import own from './watched.module.css'

const stateGlyphs = {
  watching: 'ok',
  unlooked: 'note',
  paused: 'note',
  otherDevice: 'caution',
  notFound: 'stop',
  notAFolder: 'stop',
  unreadable: 'stop',
  assessmentMissing: 'stop',
} as const

/** Folders from which files come in by themselves, and the files of them that wait for a person. */
export function WatchedTab({ onInspected }: { onInspected(files: InspectedFile[]): void }) {
  const m = useMessages(watchedMessages)
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const { data, error, refetch } = useQuery({
    ...query.watchedFolders.list.queryOptions(),
    // A look that found nothing new is told to nobody; when it was is seen all the same.
    refetchInterval: 30_000,
  })
  const [asking, setAsking] = useState<'folder' | 'assessment' | null>(null)
  const [looking, setLooking] = useState(false)
  const said = (result: LookResult) =>
    [
      m.looked(result.imported, result.waiting, result.refused, result.known),
      result.settling > 0 && m.stillSettling(result.settling),
      ...result.folders.map(({ path, state }) => m.unable(nameOf({ path }), m.states[state])),
    ]
      .filter(Boolean)
      .join(' · ')
  const look = async (id: WatchedFolderView['id'] | null) => {
    if (looking) return
    setLooking(true)
    await run(() => client.watchedFolders.look({ id }), { done: said })
    setLooking(false)
  }
  const isAssessed = data?.assessment === 'inForce'
  const hasFolders = (data?.folders.length ?? 0) > 0
  useKeys(m.title, [
    ...(isAssessed
      ? [{ keys: 'a', label: m.add, run: () => setAsking('folder') }]
      : [{ keys: 'a', label: m.assess, run: () => setAsking('assessment') }]),
    ...(isAssessed && hasFolders ? [{ keys: 'l', label: m.look, run: () => void look(null) }] : []),
  ])
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  return (
    <div className={styles.scroll}>
      <PaneHeader title={m.title} note={m.note}>
        {hasFolders && isAssessed && (
          <Button small keys="l" busy={looking} onClick={() => void look(null)}>
            {m.look}
          </Button>
        )}
        {isAssessed && (
          <Button small kind="primary" keys="a" onClick={() => setAsking('folder')}>
            {m.add}
          </Button>
        )}
      </PaneHeader>
      {!isAssessed && (
        <div className={styles.padded} style={{ paddingTop: 8 }}>
          <Callout meaning="stop">
            <span className="row wrap">
              {data.assessment === 'overdue' ? m.gateOverdue : m.gateMissing}
              <Button small keys="a" onClick={() => setAsking('assessment')}>
                {m.assess}
              </Button>
            </span>
          </Callout>
        </div>
      )}
      {!hasFolders && <EmptyState title={m.empty}>{m.emptyNote}</EmptyState>}
      {data.folders.map((folder) => (
        <FolderLine
          key={folder.id}
          folder={folder}
          busy={busy || looking}
          onLook={() => void look(folder.id)}
          onPause={() =>
            void run(() => client.watchedFolders.pause({ id: folder.id, isPaused: !folder.isPaused }), {
              done: ({ isPaused }) => (isPaused ? m.paused : m.resumed)(nameOf(folder)),
            })
          }
          onRemove={() =>
            void run(() => client.watchedFolders.remove({ id: folder.id }), {
              done: m.removed(nameOf(folder)),
            })
          }
        />
      ))}
      <OpenFiles files={data.files} waiting={data.waiting} onInspected={onInspected} />
      {asking === 'folder' && <AddFolderDialog onClose={() => setAsking(null)} />}
      {asking === 'assessment' && (
        <AssessmentDialog subject="watchedFolders" onClose={() => setAsking(null)} />
      )}
    </div>
  )
}

/** One folder: how it stands, what came of it, and what can be done with it. */
function FolderLine({
  folder,
  busy,
  onLook,
  onPause,
  onRemove,
}: {
  folder: WatchedFolderView
  busy: boolean
  onLook(): void
  onPause(): void
  onRemove(): void
}) {
  const m = useMessages(watchedMessages)
  const format = useFormat()
  const glyph = stateGlyphs[folder.state]
  const counts = [
    folder.files !== null && m.files(format.number(folder.files)),
    folder.imported > 0 && m.imported(format.number(folder.imported)),
    folder.waiting > 0 && m.waiting(format.number(folder.waiting)),
    folder.refused > 0 && m.refused(format.number(folder.refused)),
    folder.settling > 0 && m.settling(format.number(folder.settling)),
  ]
  return (
    <section className={own.folder} aria-label={folder.path}>
      <Glyph kind={glyph} />
      <span className="col">
        <b className={own.path}>{folder.path}</b>
        <span className={glyph === 'stop' ? 't12 stop-c' : 't12 c2'}>
          {[m.states[folder.state], ...counts].filter(Boolean).join(' · ')}
        </span>
        {!folder.isWhole && <span className="t12 caution-c">{m.partly}</span>}
        <span className="t11 c3">
          {[
            m.addedBy(folder.addedBy, format.date(folder.addedAt)),
            folder.lastLookAt !== null && m.lastLook(format.dateTime(folder.lastLookAt)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className={own.actions}>
        <Button small disabled={busy || folder.state === 'otherDevice'} onClick={onLook}>
          {m.lookOne}
        </Button>
        <Button small disabled={busy} onClick={onPause}>
          {folder.isPaused ? m.resume : m.pause}
        </Button>
        <Button small kind="quiet" disabled={busy} onClick={onRemove}>
          {m.remove}
        </Button>
      </span>
    </section>
  )
}

const isWaiting = ({ state }: WatchedFileView): boolean => state === 'waiting'

/** Files that a person decides about, then those that could not be read. */
function OpenFiles({
  files,
  waiting,
  onInspected,
}: {
  files: readonly WatchedFileView[]
  waiting: number
  onInspected(files: InspectedFile[]): void
}) {
  const m = useMessages(watchedMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const open = files.filter(isWaiting)
  const refused = files.filter((file) => !isWaiting(file))
  const index = Math.min(at, Math.max(0, open.length - 1))
  const current = open[index]
  const move = (by: number) => setAt(Math.min(open.length - 1, Math.max(0, index + by)))
  useEffect(() => {
    if (at > 0) list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const look = async (chosen: readonly WatchedFileView[]) => {
    if (busy) return
    const inspected = await run(() => client.watchedFolders.inspect({ fileIds: chosen.map(({ id }) => id) }))
    if (inspected) onInspected(inspected)
  }
  const dismiss = (file: WatchedFileView) =>
    void run(() => client.watchedFolders.dismiss({ fileId: file.id }), { done: m.dismissed(nameOf(file)) })
  useKeys(m.waitingTitle, [
    ...(open.length > 1
      ? [
          { keys: 'j', label: m.keys.next, run: () => move(1) },
          { keys: 'k', label: m.keys.previous, run: () => move(-1) },
        ]
      : []),
    ...(current
      ? [
          { keys: 'enter', label: m.open, run: () => void look([current]) },
          { keys: 'x', label: m.dismiss, run: () => dismiss(current) },
        ]
      : []),
  ])
  return (
    <>
      {open.length > 0 && (
        <section aria-label={m.waitingTitle}>
          <PaneHeader title={m.waitingTitle} note={m.waitingNote(waiting)}>
            {open.length > 1 && (
              <Button small busy={busy} onClick={() => void look(open)}>
                {m.openAll}
              </Button>
            )}
          </PaneHeader>
          <ul ref={list}>
            {open.map((file, row) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: J and K select
              <li key={file.id} className={own.file} aria-current={row === index} onClick={() => setAt(row)}>
                <FileWords file={file} />
                <span className={own.actions}>
                  <Button
                    small
                    kind={row === index ? 'primary' : 'plain'}
                    keys={row === index ? 'enter' : undefined}
                    disabled={busy}
                    onClick={() => void look([file])}
                  >
                    {m.open}
                  </Button>
                  <Button
                    small
                    kind="quiet"
                    keys={row === index ? 'x' : undefined}
                    disabled={busy}
                    onClick={() => dismiss(file)}
                  >
                    {m.dismiss}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {refused.length > 0 && (
        <section aria-label={m.refusedTitle}>
          <PaneHeader title={m.refusedTitle} />
          <ul>
            {refused.map((file) => (
              <li key={file.id} className={own.file}>
                <FileWords file={file} />
                <span className={own.actions}>
                  <Button small kind="quiet" disabled={busy} onClick={() => dismiss(file)}>
                    {m.dismiss}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** The last part of a path, of whichever system. */
const nameOf = ({ path }: { path: string }): string => path.replace(/^.*[\\/](?=.)/, '')

/** Which file, and why it is asked about. */
function FileWords({ file }: { file: WatchedFileView }) {
  const language = useLanguage()
  const format = useFormat()
  return (
    <>
      <span className="col">
        <b className="clip" title={file.path}>
          {file.path}
        </b>
        <span className="t11 c3 clip">
          {`${format.bytes(file.sizeBytes)} · ${format.dateTime(file.modifiedAt)} · ${file.folderPath}`}
        </span>
      </span>
      <span className="t12 c2">
        {wordCode(file.reason, language)}
        {file.detail && <span className="c3"> · {file.detail}</span>}
      </span>
    </>
  )
}
