import type { Brief, WritingStep } from '../../shared/contract/brief.ts'
import { AppError } from '../../shared/errors.ts'
import type { Llm } from '../llm/index.ts'
import { implementer, refusing, type Session, type Sessions } from '../session.ts'
import { streamed } from '../steps.ts'
import { markRefusal } from '../watching/record.ts'
import { briefHistory, recordOutcome } from './decisions/callOutcome.ts'
import { adoptTrack, checkWording, editTrack, reject } from './decisions/decide.ts'
import type { BriefEngines } from './draftBrief.ts'
import { phraseBrief, prepareBrief, type Trained } from './prepareBrief.ts'
import { exportBrief } from './printed/exportText.ts'
import { adoptQuote, editQuote } from './quote/quoteDecision.ts'
import { asOfNow, requireAdvice, withUnconfirmed } from './shownAgain.ts'

/** Gives an advice, or notes that it was refused and refuses; that there is no such deal says nothing of advice. */
function watched<Advice>(
  session: Session,
  dealId: string,
  asked: 'composition' | 'model',
  give: () => Advice,
): Advice {
  const refused = (error: unknown): never => {
    if (error instanceof AppError && error.code !== 'record.notFound' && session.db.sqlite.open)
      markRefusal(session.db, { at: session.now(), dealId, asked, code: error.code })
    throw error
  }
  try {
    const advice = give()
    return advice instanceof Promise ? (advice.catch(refused) as Advice) : advice
  } catch (error) {
    return refused(error)
  }
}

/** The brief of the next call: prepared, decided on, exported with its trace, and followed by its outcome. */
export function briefProcedures(sessions: Sessions, engines: BriefEngines, llm: Llm, trained: Trained) {
  const os = implementer.brief
  return {
    prepare: os.prepare.handler(({ input }) => {
      const session = sessions.require()
      const brief = watched(session, input.dealId, 'composition', () => prepareBrief(session, engines, input))
      session.changed('log')
      return withUnconfirmed(session.db, brief)
    }),
    phrase: os.phrase.handler(({ input, signal }) =>
      refusing(
        streamed<WritingStep, Brief>(async (onWriting) => {
          const session = sessions.require()
          const brief = await watched(session, input.dealId, 'model', async () => {
            const { state } = llm.state()
            if (state !== 'ready' && state !== 'server') throw new AppError('model.absent')
            return phraseBrief(session, engines, input, llm, trained, { signal, onWriting })
          })
          session.changed('log')
          return withUnconfirmed(session.db, brief)
        }),
      ),
    ),
    get: os.get.handler(({ input }) => {
      const session = sessions.require()
      return withUnconfirmed(session.db, asOfNow(session, requireAdvice(session.db, input.adviceId).brief))
    }),
    adopt: os.adopt.handler(({ input: { adviceId, part } }) => {
      const session = sessions.require()
      const logged =
        part === 'quoteRange' ? adoptQuote(session, adviceId, engines) : adoptTrack(session, adviceId, part)
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
      const { verdict, exemptable, sentences } = checkWording(
        sessions.require(),
        input.adviceId,
        input.sentences,
      )
      return { verdict, exemptable, sentences }
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
    history: os.history.handler(({ input }) => briefHistory(sessions.require().db, input.dealId)),
  }
}
