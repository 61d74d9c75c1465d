import { z } from 'zod'
import type { CaptureModelVerdict } from '../../../shared/contract/captures.ts'
import type { ReadableDb } from '../../db/open.ts'
import { factRulesVersion } from '../../facts/factKinds.ts'
import type { LlmState } from '../../llm/llm.ts'
import { canonicalJson, type Json } from '../../log/canonicalJson.ts'
import { sha256Hex } from '../../log/entry.ts'
import type { Session } from '../../session.ts'
import { getSetting, setSetting, setting } from '../../settings/settings.ts'
import { capturePromptVersion } from './askForCaptures.ts'
import { captureVerdicts } from './judgeModel.ts'
import { type CountedMessage, countedMessages } from './labelledSet.ts'
import type { CaptureMeasurement } from './measureModel.ts'

/** Why a model may not propose; in the order in which it is asked. */
export const proposingRefusals = [
  /** None of a file is loaded: what a server inside the firm answers with, nobody here can name. */
  'capture.noModel',
  'capture.notMeasured',
  /** It was measured by another version of the question or the rules, or on another set. */
  'capture.measuredOtherwise',
  'capture.notBetter',
] as const
export type ProposingRefusal = (typeof proposingRefusals)[number]

const Quality = z.object({ precision: z.number().nullable(), recall: z.number(), f1: z.number() })
const Difference = z.object({ value: z.number(), low: z.number(), high: z.number() })
const KeptVerdict = z.object({
  modelName: z.string(),
  modelSha256: z.string(),
  promptVersion: z.string(),
  rulesVersion: z.string(),
  setSha256: z.string(),
  verdict: z.enum(captureVerdicts),
  messages: z.int(),
  answered: z.int(),
  rules: Quality,
  model: Quality,
  together: Quality,
  gain: z.object({ f1: Difference, precision: Difference.nullable() }),
  measuredAt: z.int(),
  measuredBy: z.string(),
})
export type KeptVerdict = z.infer<typeof KeptVerdict>

/** Verdicts kept; of older ones the log tells. */
const mostKept = 8
const keptVerdicts = setting<KeptVerdict[]>('captures.modelVerdicts', z.array(KeptVerdict), [])
/** Whether a person wants the model in use to propose beside the rules, as far as it may. */
export const modelProposes = setting('captures.modelProposes', z.boolean(), false)

/** What a verdict must have been measured by to hold today. */
export interface MeasuredBy {
  promptVersion: string
  rulesVersion: string
  setSha256: string
}

const hashOfSet = (messages: readonly CountedMessage[]): string =>
  sha256Hex(canonicalJson(messages as unknown as Json))
let known: MeasuredBy | null = null

/** How a model would be measured now. */
export async function measuredNow(): Promise<MeasuredBy> {
  known ??= {
    promptVersion: capturePromptVersion,
    rulesVersion: factRulesVersion,
    setSha256: hashOfSet(await countedMessages()),
  }
  return known
}

const isOfNow = (verdict: KeptVerdict, now: MeasuredBy): boolean =>
  verdict.promptVersion === now.promptVersion &&
  verdict.rulesVersion === now.rulesVersion &&
  verdict.setSha256 === now.setSha256

/** Keeps what a measurement said of a file, in place of what was said of it before; logged as a setting is. */
export function keepVerdict(
  { db, stamp, now, actor }: Pick<Session, 'db' | 'stamp' | 'now' | 'actor'>,
  { verdict, messages, answered, readings, gain }: CaptureMeasurement,
  model: { name: string; sha256: string },
  by: MeasuredBy,
): KeptVerdict {
  const all = readings.find(({ lang }) => lang === 'all')!
  const quality = ({ precision, recall, f1 }: typeof all.rules) => ({ precision, recall, f1 })
  const kept: KeptVerdict = {
    modelName: model.name,
    modelSha256: model.sha256,
    ...by,
    verdict,
    messages,
    answered,
    rules: quality(all.rules),
    model: quality(all.model),
    together: quality(all.together),
    gain: { f1: gain.together.f1, precision: gain.together.precision },
    measuredAt: now(),
    measuredBy: actor(),
  }
  const others = getSetting(db, keptVerdicts).filter(({ modelSha256 }) => modelSha256 !== model.sha256)
  setSetting(db, stamp(), keptVerdicts, [kept, ...others].slice(0, mostKept))
  return kept
}

/** What was last measured of the model that is loaded, and why it may not propose; null where it may. */
export function standingOf(
  db: ReadableDb,
  state: LlmState,
  now: MeasuredBy,
): { verdict: KeptVerdict | null; refusal: ProposingRefusal | null } {
  if (state.state !== 'ready') return { verdict: null, refusal: 'capture.noModel' }
  const verdict = getSetting(db, keptVerdicts).find(({ modelSha256 }) => modelSha256 === state.sha256) ?? null
  if (verdict === null) return { verdict, refusal: 'capture.notMeasured' }
  if (!isOfNow(verdict, now)) return { verdict, refusal: 'capture.measuredOtherwise' }
  return { verdict, refusal: verdict.verdict === 'better' ? null : 'capture.notBetter' }
}

/** A verdict for the screen. */
export const verdictView = ({ modelSha256: sha256, ...verdict }: KeptVerdict): CaptureModelVerdict => ({
  ...verdict,
  sha256,
})
