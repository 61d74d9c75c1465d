import type { Brief } from '../../shared/contract/brief.ts'
import { AppError } from '../../shared/errors.ts'
import type { Llm } from '../llm/index.ts'
import { implementer, type Sessions } from '../session.ts'
import {
  adopt,
  checkWording,
  editQuote,
  editTrack,
  exportBrief,
  recordOutcome,
  reject,
  requireAdvice,
} from './decide.ts'
import { withDecisions } from './effects.ts'
import { type BriefEngines, phraseBrief, prepareBrief } from './prepareBrief.ts'

/** The brief of the next call: prepared, decided on, exported with its trace, and followed by its outcome. */
export function briefProcedures(sessions: Sessions, engines: BriefEngines, llm: Llm) {
  const os = implementer.brief
  return {
    prepare: os.prepare.handler(({ input }) => {
      const session = sessions.require()
      const brief = prepareBrief(session, engines, input)
      session.changed('log')
      return brief
    }),
    phrase: os.phrase.handler(async ({ input, signal }) => {
      const session = sessions.require()
      if (llm.state().state !== 'ready') throw new AppError('model.absent')
      const brief = await phraseBrief(session, engines, input, llm, signal)
      session.changed('log')
      return brief
    }),
    get: os.get.handler(({ input }) => {
      const { db } = sessions.require()
      return withDecisions(db, requireAdvice(db, input.adviceId).brief)
    }),
    adopt: os.adopt.handler(({ input }) => {
      const session = sessions.require()
      const logged = adopt(session, input.adviceId, input.part, engines)
      session.changed('brief', 'log')
      return logged
    }),
    reject: os.reject.handler(({ input }) => {
      const session = sessions.require()
      const logged = reject(session, input.adviceId, input.part, input.reason)
      session.changed('brief', 'log')
      return logged
    }),
    check: os.check.handler(({ input }) => {
      const { verdict, sentences } = checkWording(sessions.require(), input.adviceId, input.sentences)
      return { verdict, sentences }
    }),
    editTrack: os.editTrack.handler(({ input }) => {
      const session = sessions.require()
      const logged = editTrack(session, input)
      session.changed('brief', 'log')
      return logged
    }),
    editQuote: os.editQuote.handler(({ input }) => {
      const session = sessions.require()
      const logged = editQuote(session, input, engines)
      session.changed('brief', 'log')
      return logged
    }),
    export: os.export.handler(({ input }) => {
      const session = sessions.require()
      const exported = exportBrief(session, input)
      session.changed('log')
      return exported
    }),
    recordOutcome: os.recordOutcome.handler(({ input }) => {
      const session = sessions.require()
      const logged = recordOutcome(session, input)
      session.changed('brief', 'log')
      return logged
    }),
    history: os.history.handler(({ input }) => {
      const { db } = sessions.require()
      const shown = db
        .read(
          `SELECT id, shown_at AS shownAt, json_extract(body, '$.person.name') AS personName FROM advice
           WHERE deal_id = ? ORDER BY shown_at DESC LIMIT 50`,
        )
        .all(input.dealId) as { id: string; shownAt: number; personName: string | null }[]
      return shown.map((row) => ({
        adviceId: row.id as Brief['adviceId'],
        shownAt: row.shownAt,
        personName: row.personName,
        actions: db
          .read('SELECT part, action, reason, at FROM advice_actions WHERE advice_id = ? ORDER BY id')
          .all(row.id) as { part: string; action: string; reason: string | null; at: number }[],
        outcome:
          (
            db
              .read(
                `SELECT json_extract(content, '$.body.reason') AS reason FROM log_entries
                 WHERE kind = 'outcomeRecorded' AND content LIKE ? ORDER BY seq DESC LIMIT 1`,
              )
              .get(`%${row.id}%`) as { reason: string | null } | undefined
          )?.reason ?? null,
      }))
    }),
  }
}
