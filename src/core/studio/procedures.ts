import {
  type AdapterDetail,
  type ExampleView,
  exampleOrigins,
  exampleUses,
  type StudioView,
} from '../../shared/contract/studio.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId, AdviceId, DealId, EvidenceId } from '../../shared/ids.ts'
import { sentencesOf } from '../brief/tracks/tracksView.ts'
import type { LlmState } from '../llm/index.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { fillSlots } from '../talkTracks/index.ts'
import {
  adapterViews,
  mayPromote,
  promoteAdapter,
  requireAdapter,
  restoreExample,
  rollbackAdapter,
  rollbackView,
  withdrawExample,
} from './adapters.ts'
import { decideOnMessages } from './approveMessages.ts'
import { collectDataSet } from './collect.ts'
import type { DataSet } from './dataSet.ts'
import type { Candidate, Example, TrackExample } from './examples.ts'
import { openMessages } from './openMessages.ts'
import { listRulePairs } from './ruleExamples.ts'
import type { RulePair } from './rulePairs.ts'
import { examplesNeeded } from './settings.ts'
import { listServices } from './store.ts'
import { speaksOfSomebody } from './strangers/ofSomebody.ts'
import type { AdapterMetrics, StoredReport, Trainings } from './trainings.ts'

const loadedSha256 = (state: LlmState): string | null => (state.state === 'ready' ? state.sha256 : null)

function dataView({ examples, leftOut }: DataSet, pairs: readonly RulePair[]): StudioView['data'] {
  const counts = Map.groupBy(leftOut, ({ reason }) => reason)
  const times = examples.map(({ at }) => at)
  return {
    decided: examples.length + leftOut.length,
    origins: Object.fromEntries(
      exampleOrigins.map((each) => [each, examples.filter(({ origin }) => origin === each).length]),
    ) as StudioView['data']['origins'],
    rulePairs: {
      training: pairs.filter(({ use }) => use === 'training').length,
      measured: pairs.filter(({ use }) => use === 'measured').length,
    },
    uses: Object.fromEntries(
      exampleUses.map((use) => {
        const of = examples.filter((example) => example.use === use)
        return [use, { examples: of.length, accounts: new Set(of.map(({ accountId }) => accountId)).size }]
      }),
    ) as StudioView['data']['uses'],
    edited: examples.filter(({ changed }) => changed.length > 0).length,
    leftOut: [...counts]
      .map(([reason, each]) => ({ reason, n: each.length }))
      .sort((left, right) => right.n - left.n),
    needed: examplesNeeded,
    from: times.at(-1) ?? null,
    to: times[0] ?? null,
  }
}

const headOf = (one: Candidate) => ({
  id: one.id,
  from:
    one.origin === 'track'
      ? {
          origin: one.origin,
          adviceId: one.adviceId as AdviceId,
          trackIndex: one.trackIndex,
          action: one.action,
        }
      : {
          origin: one.origin,
          evidenceId: one.evidenceId as EvidenceId,
          contactName: one.contactName,
        },
  dealId: one.dealId as DealId | null,
  dealName: one.dealName,
  accountId: one.accountId as AccountId | '',
  accountName: one.accountName,
  lang: one.lang,
  at: one.at,
})

/** The first sentence that the person worded anew; of a message, what of it is learned, with its slots. */
function sampleOf(example: Example): ExampleView['sample'] {
  if (example.origin === 'message')
    return { shown: null, sent: example.order.map((id) => example.sent.get(id)).join(' ') }
  const [first] = example.changed
  const at = example.order.indexOf(first ?? '')
  const shown = sentencesOf(example.shown)[at]
  const sent = example.sentences?.[at]
  return shown && sent ? { shown: shown.text, sent } : null
}

const exampleView = (example: Example & { use: ExampleView['use'] }): ExampleView => ({
  ...headOf(example),
  use: example.use,
  leftOut: null,
  changed: example.changed.length,
  heldBack: [...Map.groupBy(example.heldBack, ({ why }) => why)].map(([reason, { length }]) => ({
    reason,
    n: length,
  })),
  ofSomebody: example.changed.filter((id) => speaksOfSomebody(example.sent.get(id)!, example.lang)).length,
  sample: sampleOf(example),
})

/** A wording in slot form with what its sentence's slots held. */
function filled(example: TrackExample, sentenceId: string, template: string): string {
  const sentence = example.track.sentences.find(({ id }) => id === sentenceId)
  const words = Object.fromEntries((sentence?.slots ?? []).map((slot) => [slot.name, slot]))
  return fillSlots(template, words).text
}

function adapterDetail(session: Session, adapterId: string, loaded: string | null): AdapterDetail {
  const { db } = session
  const { row } = requireAdapter(db, adapterId)
  const metrics = JSON.parse(row.metrics) as AdapterMetrics
  const stored = row.report === null ? null : (JSON.parse(row.report) as StoredReport)
  const examples = new Map(collectDataSet(db, session.now()).examples.map((example) => [example.id, example]))
  const { samples = [], ...report } = stored ?? { samples: [] }
  return {
    adapter: adapterViews(session, loaded).find(({ id }) => id === adapterId)!,
    report: stored && (report as AdapterDetail['report']),
    curve: metrics.curve,
    lossBefore: metrics.lossBefore,
    lossAfter: metrics.lossAfter,
    samples: samples.flatMap(({ exampleId, sentenceId, champion, challenger }) => {
      // What was withdrawn since is shown no more.
      const example = examples.get(exampleId)
      if (example?.origin !== 'track') return []
      return [
        {
          exampleId,
          adviceId: example.adviceId as AdviceId,
          accountName: example.accountName,
          champion: filled(example, sentenceId, champion),
          challenger: filled(example, sentenceId, challenger),
          sent: filled(example, sentenceId, example.sent.get(sentenceId) ?? ''),
        },
      ]
    }),
    history: listServices(db, row.baseSha256)
      .filter((service) => service.adapterId === adapterId || service.replacedId === adapterId)
      .map(({ kind, at, actor, reason, logEntryHash }) => ({ kind, at, actor, reason, logEntryHash })),
  }
}

/** The model studio: what was collected, training, comparison, promotion and the way back. */
export function studioProcedures(sessions: Sessions, trainings: Trainings, modelState: () => LlmState) {
  const os = implementer.studio
  const loaded = () => loadedSha256(modelState())
  return {
    get: os.get.handler(() => {
      const session = sessions.require()
      const sha256 = loaded()
      return {
        model: modelState(),
        data: dataView(collectDataSet(session.db, session.now()), listRulePairs(session.db)),
        training: trainings.view(session),
        adapters: adapterViews(session, sha256),
        mayPromote: mayPromote(session.db),
        rollback: sha256 === null ? null : rollbackView(session, sha256),
      }
    }),
    examples: os.examples.handler(({ input: { show, page } }) => {
      const session = sessions.require()
      const { examples, leftOut } = collectDataSet(session.db, session.now())
      const cut = <Row>(rows: readonly Row[]) => rows.slice(page.offset, page.offset + page.limit)
      if (show === 'in') return { rows: cut(examples).map(exampleView), total: examples.length }
      const rows = cut(leftOut).map(
        ({ candidate, reason }): ExampleView => ({
          ...headOf(candidate),
          use: null,
          leftOut: reason,
          changed: 0,
          heldBack: [],
          ofSomebody: 0,
          sample: null,
        }),
      )
      return { rows, total: leftOut.length }
    }),
    rulePairs: os.rulePairs.handler(() =>
      listRulePairs(sessions.require().db).map(({ id, ruleText, use, request, follows, violates }) => ({
        id,
        ruleText,
        lang: request.lang,
        use,
        role: request.role,
        concern: request.concern,
        section: request.section,
        follows,
        violates,
      })),
    ),
    openMessages: os.openMessages.handler(({ input }) => openMessages(sessions.require(), input.limit)),
    decideOnMessages: os.decideOnMessages.handler(({ input }) => {
      const session = sessions.require()
      const { seq } = decideOnMessages(session, input.evidenceIds, input.decision)
      session.changed('studio', 'log')
      return { seq }
    }),
    withdraw: os.withdraw.handler(({ input }) => {
      const session = sessions.require()
      const adapters = withdrawExample(session, input.exampleId, input.reason)
      session.changed('studio', 'log')
      return { adapters: adapters.map(({ name }) => name), training: trainings.endIfWithdrawn() }
    }),
    restore: os.restore.handler(({ input }) => {
      const session = sessions.require()
      const { seq } = restoreExample(session, input.exampleId)
      session.changed('studio', 'log')
      return { seq }
    }),
    estimate: os.estimate.handler(() => trainings.estimate(sessions.require())),
    train: os.train.handler(({ input }) => trainings.train(sessions.require(), input.name)),
    pause: os.pause.handler(() => trainings.pause(sessions.require())),
    resume: os.resume.handler(() => trainings.resume(sessions.require())),
    cancel: os.cancel.handler(() => trainings.cancel(sessions.require())),
    compare: os.compare.handler(({ input }) => trainings.compareAgain(sessions.require(), input.adapterId)),
    adapter: os.adapter.handler(({ input }) => adapterDetail(sessions.require(), input.adapterId, loaded())),
    promote: os.promote.handler(({ input }) => {
      const session = sessions.require()
      const { seq, hash } = promoteAdapter(session, input.adapterId, input.reason, loaded())
      session.changed('studio', 'log', 'settings')
      return { seq, hash }
    }),
    rollback: os.rollback.handler(({ input }) => {
      const session = sessions.require()
      const sha256 = loaded()
      if (sha256 === null) throw new AppError('studio.noModel')
      const { seq, hash } = rollbackAdapter(session, sha256, input.to)
      session.changed('studio', 'log', 'settings')
      return { seq, hash }
    }),
  }
}
