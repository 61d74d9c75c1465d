import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Brief, TalkTrack } from '../../../shared/contract/brief.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useRefusalText } from '../../shell/Failure.tsx'
import { noteFinalStep } from '../../shell/undoable.ts'
import { useToast } from '../../ui/index.ts'
import { briefMessages } from './messages.ts'

export type TrackPart = 'track:1' | 'track:2' | 'track:3'
export type BriefPart = TrackPart | 'quoteRange'
type Decision = NonNullable<TalkTrack['decision']>
type Logged = { seq: number; hash: string }

export const trackPart = (index: number): TrackPart => `track:${index as 1 | 2 | 3}`
const trackOf = (part: BriefPart): number | null =>
  part === 'quoteRange' ? null : Number(part.slice('track:'.length))

/** The brief with one part decided. */
function withDecision(brief: Brief, part: BriefPart, decision: Decision | null): Brief {
  const index = trackOf(part)
  return index === null
    ? { ...brief, quote: brief.quote && { ...brief.quote, decision } }
    : {
        ...brief,
        tracks: brief.tracks.map((track) => (track.index === index ? { ...track, decision } : track)),
      }
}

export interface Decisions {
  adopt(part: BriefPart): void
  reject(part: BriefPart, reason: string): void
  editTrack(
    part: TrackPart,
    edit: { sentences: string[]; reason: string; exemption: { ruleIds: string[]; reason: string } | null },
  ): Promise<boolean>
  editQuote(unitPriceMinor: number, reason: string): Promise<boolean>
  /** Another entry about the brief, such as the call's outcome, is its newest now. */
  logged(entry: Logged): void
}

/**
 * The human side of a brief. A decision shows at once and is taken back, with a word, if the core refuses it;
 * its log entry becomes the brief's newest.
 */
export function useDecisions(brief: Brief | undefined, queryKey: readonly unknown[]): Decisions {
  const { client, query } = useApi()
  const queryClient = useQueryClient()
  const m = useMessages(briefMessages)
  const refusal = useRefusalText()
  const toast = useToast()
  const nameOf = (part: BriefPart) => {
    const index = trackOf(part)
    return index === null ? m.quoteName : m.trackName(index)
  }
  /** Changes the brief that was decided on; one that took its place meanwhile stays as it is. */
  const change = (update: (current: Brief) => Brief) =>
    queryClient.setQueryData<Brief>(queryKey, (current) =>
      current && current.adviceId === brief?.adviceId ? update(current) : current,
    )

  const { mutateAsync } = useMutation({
    mutationFn: async (command: {
      part: BriefPart
      decision: Decision
      run(
        adviceId: Brief['adviceId'],
      ): Promise<Logged & { guardrail?: 'selfApprove' | 'escalate' | 'prohibited' }>
    }) => command.run(brief!.adviceId),
    onMutate: async ({ part, decision }) => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData<Brief>(queryKey)
      change((current) => withDecision(current, part, decision))
      return before
    },
    onError: (error, _command, before) => {
      queryClient.setQueryData(queryKey, before)
      toast({ title: m.decisionFailed, detail: refusal(error), meaning: 'stop' })
    },
    onSuccess: (logged, { part, decision }) => {
      change((current) => ({ ...current, log: { seq: logged.seq, hash: logged.hash } }))
      // Whether a price needs an approval is the core's to say: the brief's own copy has it.
      if (logged.guardrail === 'escalate' && brief)
        void client.brief.get({ adviceId: brief.adviceId }).then((known) => change(() => known))
      const word = { adopted: m.adopted, edited: m.edited, rejected: m.rejected }[decision]
      noteFinalStep()
      toast({
        title: word(nameOf(part)),
        detail: logged.guardrail ? m.guardrailResults[logged.guardrail] : m.loggedAs(logged.seq),
        meaning: logged.guardrail && logged.guardrail !== 'selfApprove' ? 'caution' : 'ok',
      })
      void queryClient.invalidateQueries({ queryKey: query.log.key() })
      void queryClient.invalidateQueries({ queryKey: query.today.key() })
    },
  })
  const settled = (promise: Promise<unknown>): Promise<boolean> =>
    promise.then(
      () => true,
      () => false,
    )

  return {
    adopt: (part) =>
      void settled(
        mutateAsync({ part, decision: 'adopted', run: (adviceId) => client.brief.adopt({ adviceId, part }) }),
      ),
    reject: (part, reason) =>
      void settled(
        mutateAsync({
          part,
          decision: 'rejected',
          run: (adviceId) => client.brief.reject({ adviceId, part, reason }),
        }),
      ),
    editTrack: (part, edit) =>
      settled(
        mutateAsync({
          part,
          decision: 'edited',
          run: (adviceId) => client.brief.editTrack({ adviceId, part, ...edit }),
        }),
      ),
    editQuote: (unitPriceMinor, reason) =>
      settled(
        mutateAsync({
          part: 'quoteRange',
          decision: 'edited',
          run: (adviceId) => client.brief.editQuote({ adviceId, unitPriceMinor, reason }),
        }),
      ),
    logged: (entry) => change((current) => ({ ...current, log: entry })),
  }
}
