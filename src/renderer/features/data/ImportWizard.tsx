import { useQuery } from '@tanstack/react-query'
import type { PlannedFile } from '../../../shared/contract/imports.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { SourcePath } from '../../shell/SourcePath.tsx'
import { pickFiles } from '../../ui/files.ts'
import { Button, Callout, Glyph, Icon, PaneHeader, Segmented, Select, TextField } from '../../ui/index.ts'
import { RecordingGate } from '../consent/RecordingGate.tsx'
import { wordCode } from './codes.ts'
import styles from './data.module.css'
import { ImportedBefore } from './ImportedBefore.tsx'
import type { DraftChanges, ImportDraft } from './importDraft.ts'
import { MappingTable } from './MappingTable.tsx'
import {
  isGateClosed,
  isReady,
  mappingFaults,
  mappingForKind,
  missedColumns,
  type PlannedPart,
  plannedFile,
} from './mapping.ts'
import { dataMessages } from './messages.ts'
import { PasteButton } from './PasteButton.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import { useRefreshedCoverage } from './useRefreshedCoverage.ts'
import { filesOfDrop, useUploads } from './useUploads.ts'

/** Files on the left, what they are and how their columns read on the right, the start at the foot. */
export function ImportWizard({
  draft,
  changes,
  onStart,
}: {
  draft: ImportDraft
  changes: DraftChanges
  onStart(files: PlannedFile[]): void
}) {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const { query } = useApi()
  const kinds = useQuery({ ...query.imports.recordKinds.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const { parts, tab } = draft
  const uploads = useUploads(changes.add)
  const isUploading = uploads.state.state === 'uploading' || uploads.state.state === 'inspecting'
  const index = Math.min(draft.chosen, parts.length - 1)
  const part = parts[index]!
  const kindOf = (each: PlannedPart) => kinds.data?.find(({ kind }) => kind === each.recordKind)
  const perhapsOf = (each: PlannedPart): string | null =>
    kinds.data?.find(({ kind }) => kind === each.inspected.perhaps)?.labels[language] ?? null
  const ready = parts.filter((each) => isReady(each, kindOf(each)))
  const change = (patch: Partial<PlannedPart>) => changes.changePart(part.key, patch)
  const refreshCoverage = useRefreshedCoverage(parts, changes)
  const begin = () => {
    // Files that cannot be read, wait for consent or are of no known kind go along, so that the report names them.
    const broken = parts.filter(
      (each) => each.inspected.error !== null || isGateClosed(each) || each.recordKind === null,
    )
    if (ready.length > 0) onStart([...ready, ...broken].map(plannedFile))
  }
  const move = (by: number) => changes.choose(Math.min(parts.length - 1, Math.max(0, index + by)))
  useKeys(m.tabs.imports, [
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    { keys: 'm', label: m.keys.mapping, run: () => changes.show('mapping') },
    { keys: 'v', label: m.keys.preview, run: () => changes.show('preview') },
    { keys: 'mod+enter', label: m.keys.start, inText: true, run: begin },
  ])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of two ways; the button is the other
    <div
      className={styles.wizard}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void filesOfDrop(event.dataTransfer).then(uploads.add)
      }}
    >
      <section className="pane" aria-label={m.wizardFiles}>
        <PaneHeader title={m.wizardFiles} note={m.ready(ready.length)}>
          <Button
            small
            busy={isUploading}
            onClick={() => void pickFiles({ multiple: true }).then(uploads.add)}
          >
            {m.addMore}
          </Button>
          <PasteButton small isActive={!isUploading} onFiles={uploads.add} />
        </PaneHeader>
        <div className={styles.scroll}>
          {uploads.state.state === 'failed' && <Failure error={uploads.state.error} title={m.uploadFailed} />}
          {parts.map((each, at) => (
            <FileLine
              key={each.key}
              part={each}
              kind={kindOf(each)?.labels[language] ?? null}
              perhaps={perhapsOf(each)}
              ready={isReady(each, kindOf(each))}
              current={at === index}
              onChoose={() => changes.choose(at)}
            />
          ))}
        </div>
      </section>
      <section className="pane" aria-label={part.inspected.name}>
        <PartHead
          part={part}
          kinds={kinds.data ?? []}
          onChange={change}
          onRemove={() => changes.removePart(part.key)}
          onUndone={changes.forgetImport}
        />
        {part.inspected.error ? (
          <div className="state">
            <Callout meaning="stop">
              <b>{wordCode(part.inspected.error.reason, language)}</b>{' '}
              {part.inspected.error.place?.line != null && m.line(part.inspected.error.place.line)}{' '}
              {part.inspected.error.place?.page && m.page(part.inspected.error.place.page)}{' '}
              {part.inspected.error.place?.sheet && m.sheet(part.inspected.error.place.sheet)}{' '}
              <span className="c2">{part.inspected.error.detail}</span>
            </Callout>
          </div>
        ) : (
          <>
            {part.inspected.recording && (
              <RecordingGate
                key={part.key}
                file={{ name: part.inspected.name, recording: part.inspected.recording }}
                onRecorded={refreshCoverage}
                isByHand={part.isByHand}
                onByHand={(isByHand) => change({ isByHand })}
              />
            )}
            <div className="toolbar">
              {part.inspected.shape === 'table' ? (
                <Segmented
                  label={m.mapping}
                  value={tab}
                  choices={[
                    { value: 'mapping', label: m.mapping },
                    { value: 'preview', label: m.preview },
                  ]}
                  onChange={changes.show}
                />
              ) : (
                <span className="t12 c2">
                  {part.inspected.shape === 'messages' ? m.messagesNote : m.notesNote}
                </span>
              )}
              <span className="sp" />
              <MappingFaults part={part} kinds={kinds.data ?? []} />
            </div>
            {part.inspected.notRecords && part.recordKind === null && (
              <div className="state">
                <Callout meaning="caution">{wordCode(part.inspected.notRecords, language)}</Callout>
              </div>
            )}
            {perhapsOf(part) !== null && part.recordKind === null && (
              <div className="state">
                <Callout meaning="caution">{m.kindUnsureWhy(perhapsOf(part)!)}</Callout>
              </div>
            )}
            <div className={styles.scroll}>
              {part.inspected.shape === 'table' && tab === 'mapping' ? (
                <MappingTable part={part} kind={kindOf(part)} onChange={(mapping) => change({ mapping })} />
              ) : (
                <PreviewTable part={part} kind={kindOf(part)} />
              )}
            </div>
          </>
        )}
      </section>
      <div className={styles.foot}>
        <Button kind="primary" keys="mod+enter" disabled={ready.length === 0} onClick={begin}>
          {m.start} · {m.files(ready.length)}
        </Button>
        <Button kind="quiet" onClick={changes.startOver}>
          {m.startOver}
        </Button>
        <span className="sp" />
        {part.inspected.shape === 'table' && !part.inspected.error && (
          <label className="row t12 c2">
            {m.saveAs}
            <input
              className="input"
              style={{ width: 280, height: 28 }}
              value={part.saveProfileAs}
              placeholder={part.inspected.profileName ?? m.saveAsHint}
              onChange={(event) => change({ saveProfileAs: event.target.value })}
            />
          </label>
        )}
      </div>
    </div>
  )
}

function FileLine({
  part,
  kind,
  perhaps,
  ready,
  current,
  onChoose,
}: {
  part: PlannedPart
  kind: string | null
  /** What it may be, so that it waits for a person. */
  perhaps: string | null
  ready: boolean
  current: boolean
  onChoose(): void
}) {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  const { inspected } = part
  const missed = ready ? missedColumns(part).length : 0
  return (
    <button type="button" className={styles.file} aria-current={current} onClick={onChoose}>
      <span className={styles.glyphCell}>
        <Glyph kind={inspected.error ? 'stop' : ready && missed === 0 ? 'ok' : 'caution'} />
      </span>
      <span className="clip strong" title={inspected.path ?? undefined}>
        {inspected.name}
      </span>
      <span className="t12 c3 nw">{format.bytes(inspected.sizeBytes)}</span>
      <span />
      <span className="t12 c2 clip">
        {inspected.error
          ? wordCode(inspected.error.reason, language)
          : [
              inspected.part,
              kind ??
                (inspected.notRecords && wordCode(inspected.notRecords, language)) ??
                (perhaps === null ? null : m.kindUnsure(perhaps)) ??
                (inspected.shape && inspected.shape !== 'table' ? m.shape[inspected.shape] : m.kindUnknown),
              isGateClosed(part) && m.needsConsent,
              missed > 0 && m.columnsWithoutField(missed),
              inspected.path,
            ]
              .filter(Boolean)
              .join(' · ')}
      </span>
      <span className="t11 c3 nw">{inspected.encoding}</span>
    </button>
  )
}

function PartHead({
  part,
  kinds,
  onChange,
  onRemove,
  onUndone,
}: {
  part: PlannedPart
  kinds: readonly NonNullable<Parameters<typeof mappingForKind>[1]>[]
  onChange(patch: Partial<PlannedPart>): void
  onRemove(): void
  onUndone: DraftChanges['forgetImport']
}) {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  const { inspected } = part
  return (
    <div className={styles.head}>
      {inspected.shape === 'table' || inspected.shape === null ? (
        <Select
          label={m.kindLabel}
          value={part.recordKind}
          placeholder={m.kindMissing}
          choices={kinds.map(({ kind, labels }) => ({ value: kind, label: labels[language] }))}
          onChange={(recordKind) =>
            onChange({
              recordKind,
              mapping: mappingForKind(
                part,
                kinds.find(({ kind }) => kind === recordKind),
              ),
            })
          }
        />
      ) : (
        <TextField label={m.kindLabel} value={m.shape[inspected.shape]} readOnly />
      )}
      <div className="col grow t12">
        <b className="clip">
          {inspected.name}
          {inspected.part && ` · ${inspected.part}`}
        </b>
        <SourcePath path={inspected.path} />
        <span className="c3">
          {[
            inspected.encoding && `${m.encoding} ${inspected.encoding}`,
            `${m.size} ${format.bytes(inspected.sizeBytes)}`,
            inspected.columns.length > 0 && m.rows(inspected.columns.length),
            inspected.profileName
              ? m.fromProfile(inspected.profileName)
              : inspected.shape === 'table' && m.sure(format.percent(inspected.confidence)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <ImportedBefore inspected={inspected} onUndone={onUndone} />
      </div>
      <Button icon={<Icon name="close" />} kind="quiet" onClick={onRemove}>
        {m.remove}
      </Button>
    </div>
  )
}

function MappingFaults({
  part,
  kinds,
}: {
  part: PlannedPart
  kinds: readonly NonNullable<Parameters<typeof mappingForKind>[1]>[]
}) {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  const kind = kinds.find((each) => each.kind === part.recordKind)
  if (part.inspected.shape !== 'table' || !kind) return null
  const { missing, twice } = mappingFaults(part.mapping, kind)
  const named = (fields: readonly string[]) =>
    format.list(
      fields.map((field) => kind.fields.find((each) => each.field === field)?.labels[language] ?? field),
    )
  return (
    <span className="row t12" role="status">
      {twice.length > 0 && (
        <span className="row stop-c">
          <Glyph kind="stop" bare />
          {m.twice(named(twice))}
        </span>
      )}
      {missing.length > 0 && (
        <span className="row caution-c">
          <Glyph kind="caution" bare />
          {m.requiredMissing(named(missing))}
        </span>
      )}
    </span>
  )
}
