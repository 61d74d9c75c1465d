import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Brief } from '../../../shared/contract/brief.ts'
import { isWorded, wordRefusal } from '../../../shared/errorWords.ts'
import type { ContactId, DealId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { type KeyBinding, useKeys } from '../../keys/Keys.tsx'
import { Failure, useRefusalText } from '../../shell/Failure.tsx'
import { useGo, usePathParams, useQueryParams } from '../../shell/navigation.tsx'
import { TopBarActions, useCrumbs } from '../../shell/page.tsx'
import { usePrint } from '../../shell/usePrint.ts'
import { Button, Icon, Kbd, Pane, Segmented, useToast } from '../../ui/index.ts'
import { ScoringAssessment } from '../consent/ScoringAssessment.tsx'
import { briefOf, callsAround } from '../today/calls.ts'
import { todayMessages } from '../today/messages.ts'
import { BriefHeader } from './BriefHeader.tsx'
import { BriefSkeleton } from './BriefSkeleton.tsx'
import styles from './brief.module.css'
import { Blanks, CellReading, PerhapsSame } from './CellReading.tsx'
import { type CellPlace, Committee, HeatmapLegend } from './Committee.tsx'
import { trackPart, useDecisions } from './decisions.ts'
import { EditQuoteDialog } from './EditQuoteDialog.tsx'
import { EditTrackDialog } from './EditTrackDialog.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { GoneSources } from './GoneSources.tsx'
import { HeldOut, heldOutOf } from './HeldOut.tsx'
import { briefMessages } from './messages.ts'
import { OutcomeDialog } from './OutcomeDialog.tsx'
import { PrintView } from './PrintView.tsx'
import { Quote, useQuoteScale } from './Quote.tsx'
import { RejectDialog } from './RejectDialog.tsx'
import { Situation } from './Situation.tsx'
import { MarkLegend, Tracks } from './Tracks.tsx'
import { UnconfirmedProvider } from './unconfirmed.tsx'
import { nothingWritten, type Writing, written } from './writing.ts'

/** `/brief/$dealId?contact=…`: the brief of the next call, prepared and logged by the core. */
export default function BriefPage() {
  const dealId = usePathParams().dealId as DealId
  const contactId = (useQueryParams().contact ?? null) as ContactId | null
  const lang = useLanguage()
  const m = useMessages(briefMessages)
  const today = useMessages(todayMessages)
  const { query } = useApi()
  const options = query.brief.prepare.queryOptions({ input: { dealId, contactId, lang } })
  const [holding, setHolding] = useState(false)
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...options,
    // Asked anew whenever it is entered: the core gives the same advice again where nothing of it changed.
    staleTime: 0,
    // A decision in the making is about the brief that is read, not about one that comes while it is made.
    enabled: !holding,
    // Switching the person keeps the frame; another deal starts afresh.
    placeholderData: (previous: Brief | undefined) => (previous?.dealId === dealId ? previous : undefined),
  })
  const renewed = useRenewed(isPlaceholderData ? undefined : data, contactId)
  useCrumbs([
    { label: today.title, to: '/today' },
    ...(data ? [{ label: data.accountName, to: `/accounts/${data.accountId}` }] : []),
    { label: m.title },
  ])
  if (error)
    return (
      <div className="col grow">
        {heldOutOf(error) === null ? (
          <Failure error={error} title={m.failed} onRetry={() => void refetch()} center />
        ) : (
          <HeldOut drawId={heldOutOf(error)!} dealId={dealId} onLifted={() => void refetch()} />
        )}
      </div>
    )
  if (!data) return <BriefSkeleton step={m.loading} />
  return (
    <UnconfirmedProvider brief={data}>
      <BriefView
        key={data.dealId}
        brief={data}
        renewed={renewed}
        queryKey={options.queryKey}
        onHold={setHolding}
      />
    </UnconfirmedProvider>
  )
}

/** Whether the brief in front took the place of an earlier one of the same call, because records changed. */
function useRenewed(brief: Brief | undefined, contactId: ContactId | null): boolean {
  const [seen, setSeen] = useState({ call: '', adviceId: '', renewed: false })
  if (brief && seen.adviceId !== brief.adviceId) {
    const call = [brief.dealId, contactId, brief.lang].join(' ')
    // What the model worded anew was asked for, and says so itself.
    setSeen({
      call,
      adviceId: brief.adviceId,
      renewed: seen.call === call && brief.words.tier === 'composition',
    })
  }
  return seen.renewed
}

/** Has the model that was chosen word the tracks; what it may not say stays composed. */
function usePhrase(brief: Brief, queryKey: readonly unknown[]) {
  const m = useMessages(briefMessages)
  const language = useLanguage()
  const refusal = useRefusalText()
  const toast = useToast()
  const { client, query, queryClient } = useApi()
  const model = useQuery(query.settings.model.queryOptions())
  const undecided = brief.tracks.length > 0 && brief.tracks.every((track) => track.decision === null)
  const waiting = useRef(new AbortController())
  const [writing, setWriting] = useState<Writing>(nothingWritten)
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      waiting.current = new AbortController()
      setWriting(nothingWritten)
      const { dealId, person, lang } = brief
      const asked = { dealId, contactId: person?.contactId ?? null, lang }
      const steps = await client.brief.phrase(asked, { signal: waiting.current.signal })
      for (;;) {
        const next = await steps.next()
        if (next.done) return next.value
        setWriting((before) => written(before, next.value))
      }
    },
    onSuccess: (phrased) => {
      queryClient.setQueryData(queryKey, phrased)
      toast(
        phrased.words.tier === 'model'
          ? { title: m.phrasedBy(phrased.words.model ?? ''), meaning: 'ok' }
          : {
              title: m.phraseKept,
              ...(phrased.words.why !== null &&
                isWorded(phrased.words.why) && {
                  detail: wordRefusal(language, { code: phrased.words.why, details: {} }),
                }),
              meaning: 'caution',
            },
      )
    },
    onError: (error) =>
      toast(
        waiting.current.signal.aborted
          ? { title: m.phraseCancelled, meaning: 'ok' }
          : { title: refusal(error), meaning: 'stop' },
      ),
  })
  const words = model.data?.state.state
  const possible =
    (words === 'ready' || words === 'server') && brief.words.tier === 'composition' && undecided
  return {
    phrase: possible && !isPending ? () => mutate() : null,
    stopPhrasing: isPending ? () => waiting.current.abort() : null,
    writing: isPending ? writing : null,
  }
}

type OpenDialog = null | 'rejectTrack' | 'rejectQuote' | 'editTrack' | 'editQuote' | 'outcome' | 'export'

/** The next and the previous call of the day, around the one in front. */
function useNeighbours(dealId: string) {
  const { query } = useApi()
  const { data } = useQuery(query.today.get.queryOptions())
  return data ? { now: data.now, ...callsAround(data, dealId) } : { now: null, next: null, previous: null }
}

function BriefView({
  brief,
  renewed,
  queryKey,
  onHold,
}: {
  brief: Brief
  renewed: boolean
  queryKey: readonly unknown[]
  onHold(holding: boolean): void
}) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const go = useGo()
  const toast = useToast()
  const decisions = useDecisions(brief, queryKey)
  const { phrase, stopPhrasing, writing } = usePhrase(brief, queryKey)
  const neighbours = useNeighbours(brief.dealId)
  const scale = useQuoteScale(brief.quote)
  const committee = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(1)
  const [middle, setMiddle] = useState<'tracks' | 'situation'>(
    brief.tracks.length > 0 ? 'tracks' : 'situation',
  )
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const [place, setPlace] = useState<CellPlace | null>(null)
  const [printing, setPrinting] = useState<{ seq: number; hash: string; brief: Brief } | null>(null)

  const holding = dialog !== null || printing !== null
  useEffect(() => {
    onHold(holding)
    return () => onHold(false)
  }, [holding, onHold])

  const labels = useMemo(
    () => new Map(brief.evidence.map((each) => [each.evidenceId as string, each.label])),
    [brief.evidence],
  )
  const { cells } = brief.committee
  const ofPerson = cells
    .filter((cell) => cell.people.some((each) => each.contactId === brief.person?.contactId))
    .toSorted(
      (a, b) =>
        Number(b.buyingRole === brief.person?.buyingRole) - Number(a.buyingRole === brief.person?.buyingRole),
    )[0]

  const selected = place
    ? cells.find((cell) => cell.department === place.department && cell.buyingRole === place.role)
    : ofPerson
  const track = brief.tracks.find((each) => each.index === chosen)
  const open = middle === 'tracks' && track?.decision === null
  const quoteOpen = brief.quote !== null && brief.quote.decision === null

  const switchTo = (cell: (typeof cells)[number]) => {
    const person = cell.people.find((each) => !each.left)
    if (person && person.contactId !== brief.person?.contactId)
      go(briefOf({ dealId: brief.dealId, contactId: person.contactId }), { replace: true })
  }
  const goTo = (call: typeof neighbours.next) => call && go(briefOf(call))

  const keys: (KeyBinding | false)[] = [
    ...([1, 2, 3] as const).map((index) => ({
      keys: String(index),
      label: m.keys.track(index),
      run: () => {
        setChosen(index)
        setMiddle('tracks')
        // Enter belongs to the track now, and no longer to the mark or cell that was read before.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      },
    })),
    open && { keys: 'enter', label: m.adopt, run: () => decisions.adopt(trackPart(chosen)) },
    open && { keys: 'e', label: m.edit, run: () => setDialog('editTrack') },
    open && { keys: 'x', label: m.reject, run: () => setDialog('rejectTrack') },
    quoteOpen &&
      brief.quote?.advice != null && {
        keys: 'shift+enter',
        label: m.useTarget,
        run: () => decisions.adopt('quoteRange'),
      },
    quoteOpen && { keys: 'q', label: `${m.edit}: ${m.quote}`, run: () => setDialog('editQuote') },
    quoteOpen && { keys: 'shift+x', label: `${m.reject}: ${m.quote}`, run: () => setDialog('rejectQuote') },
    {
      keys: 'h',
      label: m.keys.committee,
      run: () => committee.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus(),
    },
    {
      keys: 'f',
      label: m.middle,
      run: () => setMiddle(middle === 'tracks' ? 'situation' : 'tracks'),
    },
    phrase !== null && { keys: 'w', label: m.phrase, run: phrase },
    stopPhrasing !== null && { keys: 'escape', label: m.phraseCancel, run: stopPhrasing },
    { keys: 'p', label: m.exportAction, run: () => setDialog('export') },
    { keys: 'o', label: m.keys.outcome, run: () => setDialog('outcome') },
    neighbours.next !== null && { keys: 'j', label: m.keys.nextCall, run: () => goTo(neighbours.next) },
    neighbours.previous !== null && {
      keys: 'k',
      label: m.keys.previousCall,
      run: () => goTo(neighbours.previous),
    },
  ]
  useKeys(
    m.title,
    keys.filter((each) => each !== false),
  )

  usePrint(printing && `${brief.accountName} ${brief.dealName}`, (saved) => {
    setPrinting(null)
    if (saved) toast({ title: m.printed, meaning: 'ok' })
  })

  const close = () => setDialog(null)
  return (
    <>
      <TopBarActions>
        <Button kind="quiet" keys="p" icon={<Icon name="print" />} onClick={() => setDialog('export')}>
          {m.exportAction}
        </Button>
        {neighbours.next && (
          <button type="button" className="btn quiet" onClick={() => goTo(neighbours.next)}>
            <Kbd keys="j" />
            <Kbd keys="k" />
            {m.next}{' '}
            {format.dayKey(neighbours.next.at) === format.dayKey(neighbours.now ?? brief.asOf)
              ? ''
              : `${format.day(neighbours.next.at)} `}
            {format.time(neighbours.next.at)}
          </button>
        )}
      </TopBarActions>
      <div className={styles.screen}>
        <BriefHeader
          brief={brief}
          now={neighbours.now ?? brief.asOf}
          renewed={renewed}
          onOutcome={() => setDialog('outcome')}
        />
        <GoneSources evidence={brief.evidence} />
        <div className={styles.columns}>
          <Pane title={m.committee} note={m.committeeNote} aside={<Kbd keys="h" />}>
            <div className={styles.left}>
              <ScoringAssessment />
              <Committee
                committee={brief.committee}
                selected={selected ? { department: selected.department, role: selected.buyingRole } : null}
                onSelect={setPlace}
                onSwitch={switchTo}
                focusRef={committee}
              />
              <HeatmapLegend hasRules={cells.some((cell) => cell.reading.kind === 'ruleScore')} />
              {selected && (
                <CellReading
                  cell={selected}
                  currentContactId={brief.person?.contactId ?? null}
                  labels={labels}
                />
              )}
              <PerhapsSame others={brief.perhapsSame} />
              {(brief.blanks.length > 0 || brief.perhapsSame.length === 0) && (
                <Blanks blanks={brief.blanks} />
              )}
            </div>
          </Pane>
          <Pane
            title={middle === 'tracks' ? m.tracks : m.situation}
            note={
              middle === 'situation' ? undefined : phrase ? (
                <Button small kind="quiet" keys="w" onClick={phrase}>
                  {m.phrase}
                </Button>
              ) : stopPhrasing ? (
                <>
                  <span role="status">{m.phrasing}</span>{' '}
                  <Button small kind="quiet" keys="escape" onClick={stopPhrasing}>
                    {m.phraseCancel}
                  </Button>
                </>
              ) : undefined
            }
            aside={
              <>
                {middle === 'tracks' && <MarkLegend />}
                <Segmented
                  label={m.middle}
                  value={middle}
                  choices={[
                    { value: 'tracks', label: m.tracksShort },
                    { value: 'situation', label: m.situationShort },
                  ]}
                  onChange={setMiddle}
                />
                <Kbd keys="f" />
              </>
            }
          >
            {middle === 'situation' ? (
              <Situation groups={brief.situation} />
            ) : (
              <Tracks
                brief={brief}
                writing={writing}
                chosen={chosen}
                actions={{
                  onSelect: setChosen,
                  onAdopt: (index) => decisions.adopt(trackPart(index)),
                  onEdit: () => setDialog('editTrack'),
                  onReject: () => setDialog('rejectTrack'),
                }}
              />
            )}
          </Pane>
          <Pane title={m.quote} headless>
            <Quote
              quote={brief.quote}
              explanation={brief.quoteExplanation}
              project={brief.projectPrice}
              adviceId={brief.adviceId}
              queryKey={queryKey}
              labels={labels}
              actions={{
                onAdopt: () => decisions.adopt('quoteRange'),
                onEdit: () => setDialog('editQuote'),
                onReject: () => setDialog('rejectQuote'),
              }}
            />
          </Pane>
        </div>
      </div>
      {dialog === 'rejectTrack' && (
        <RejectDialog
          what={m.trackName(chosen)}
          reasons={m.rejectTrackReasons}
          onClose={close}
          onReject={(reason) => decisions.reject(trackPart(chosen), reason)}
        />
      )}
      {dialog === 'rejectQuote' && (
        <RejectDialog
          what={m.quoteName}
          reasons={m.rejectQuoteReasons}
          onClose={close}
          onReject={(reason) => decisions.reject('quoteRange', reason)}
        />
      )}
      {dialog === 'editTrack' && track && (
        <EditTrackDialog
          brief={brief}
          track={track}
          onClose={close}
          onSave={(edit) => decisions.editTrack(trackPart(chosen), edit)}
        />
      )}
      {dialog === 'editQuote' && brief.quote && scale && (
        <EditQuoteDialog quote={brief.quote} scale={scale} onClose={close} onSave={decisions.editQuote} />
      )}
      {dialog === 'outcome' && (
        <OutcomeDialog adviceId={brief.adviceId} onClose={close} onSaved={decisions.logged} />
      )}
      {dialog === 'export' && (
        <ExportDialog brief={brief} chosen={chosen} onClose={close} onPrint={setPrinting} />
      )}
      {printing && <PrintView brief={printing.brief} trace={printing} />}
    </>
  )
}
