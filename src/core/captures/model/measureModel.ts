import {
  actionsFound,
  directionOf,
  type LabelledMessage,
  labelledActions,
  sumOf,
  type Tally,
} from '../../facts/measure/score.ts'
import type { CompletionFailureCode, Llm } from '../../llm/llm.ts'
import { capturePromptVersion, captureRequest, readProposals } from './askForCaptures.ts'
import {
  type CaptureVerdict,
  type Gain,
  gainOver,
  type Quality,
  qualityOf,
  type ReadMessage,
  verdictOf,
} from './judgeModel.ts'
import type { CountedMessage } from './labelledSet.ts'

export interface Reading extends Quality {
  labelled: number
  found: number
}
export interface ReadingsOfLanguage {
  lang: 'zh' | 'en' | 'all'
  messages: number
  rules: Reading
  model: Reading
  together: Reading
}

/** How well a model reads the labelled messages, beside the rules on the same ones. */
export interface CaptureMeasurement {
  verdict: CaptureVerdict
  /** `sha256` is null where a server answered or nothing did. */
  model: { name: string; sha256: string | null } | null
  promptVersion: string
  messages: number
  /** Messages that it could be asked about. An answer that runs on without an end, or has not the form, finds nothing. */
  answered: number
  /** Answers that could not be read, by code; `form` for one that is not in the form. */
  unread: Partial<Record<CompletionFailureCode | 'form', number>>
  /** Of its answers: what stands, what no message says, and what was told twice. */
  proposals: { quoted: number; notQuoted: number; surplus: number }
  readings: ReadingsOfLanguage[]
  /** Over the rules alone: the model alone, and the model beside them. */
  gain: { model: Gain; together: Gain }
}

/** How the kinds that something found in a message stand to its labels. */
function tallyOf({ acts }: LabelledMessage, found: ReadonlySet<string>): Tally {
  const labelled = labelledActions.filter((kind) => acts.includes(kind))
  const told = labelledActions.filter((kind) => found.has(kind))
  const hits = told.filter((kind) => acts.includes(kind)).length
  return { hits, extra: told.length - hits, missed: labelled.length - hits }
}

function readingsOf(lang: ReadingsOfLanguage['lang'], rows: readonly ReadMessage[]): ReadingsOfLanguage {
  const reading = (of: (row: ReadMessage) => Tally): Reading => {
    const tally = sumOf(rows.map(of))
    return {
      labelled: tally.hits + tally.missed,
      found: tally.hits + tally.extra,
      ...qualityOf(tally),
    }
  }
  return {
    lang,
    messages: rows.length,
    rules: reading(({ rules }) => rules),
    model: reading(({ model }) => model),
    together: reading(({ together }) => together),
  }
}

/**
 * Asks a model about labelled messages, one after the other, and judges by `verdictOf` what it adds to the rules. A message
 * that it gives no answer for counts as one in which it finds nothing. Null where it was cancelled.
 */
export async function measureModel(
  llm: Pick<Llm, 'complete'>,
  messages: readonly CountedMessage[],
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, of: number) => void } = {},
): Promise<CaptureMeasurement | null> {
  const rows: ReadMessage[] = []
  const unread: CaptureMeasurement['unread'] = {}
  const proposals = { quoted: 0, notQuoted: 0, surplus: 0 }
  let model: CaptureMeasurement['model'] = null
  for (const message of messages) {
    if (signal?.aborted) return null
    const asked = {
      text: message.text,
      direction: directionOf(message.from),
      occurredAt: Date.parse(`${message.at}T09:00:00Z`),
    }
    // The model as it is: an adapter was made for other words than these.
    const answer = await llm.complete({ ...captureRequest(asked), adapter: null, ...(signal && { signal }) })
    if (signal?.aborted) return null
    if (answer.outcome === 'done') model = answer.model
    const ranOn = answer.outcome === 'failed' && answer.code === 'model.outputCutOff'
    const read = answer.outcome === 'done' ? readProposals(answer.json, asked) : null
    if (read === null) {
      const why = answer.outcome === 'failed' ? answer.code : 'form'
      unread[why] = (unread[why] ?? 0) + 1
    } else {
      proposals.quoted += read.proposals.length
      proposals.notQuoted += read.notQuoted
      proposals.surplus += read.surplus
    }
    const byRules = actionsFound(message)
    const byModel = new Set<string>(read?.proposals.map(({ kind }) => kind))
    rows.push({
      lang: message.lang,
      rules: tallyOf(message, byRules),
      model: tallyOf(message, byModel),
      together: tallyOf(message, new Set([...byRules, ...byModel])),
      answered: answer.outcome === 'done' || ranOn,
    })
    onProgress?.(rows.length, messages.length)
  }
  const gain = {
    model: gainOver(rows, (row) => row.model),
    together: gainOver(rows, (row) => row.together),
  }
  return {
    verdict: verdictOf(rows, gain.together),
    model,
    promptVersion: capturePromptVersion,
    messages: rows.length,
    answered: rows.filter(({ answered }) => answered).length,
    unread,
    proposals,
    readings: [
      ...(['zh', 'en'] as const).map((lang) =>
        readingsOf(
          lang,
          rows.filter((row) => row.lang === lang),
        ),
      ),
      readingsOf('all', rows),
    ],
    gain,
  }
}
