import type { Direction } from '../../../shared/vocabulary.ts'
import { findFigures } from '../../facts/figures.ts'
import type { LabelledAction } from '../../facts/measure/score.ts'
import type { FactFigure } from '../../facts/proposedFact.ts'
import type { CompletionRequest, OutputSchema } from '../../llm/llm.ts'

/** Version of the question and the form of its answer: what was measured under another says nothing of this one. */
export const capturePromptVersion = 'captures-1'

/** What each kind means, by the conventions of the labels (`src/core/facts/labelled/README.md`). */
const meanings: Readonly<Record<LabelledAction, string>> = {
  proposalSent: 'proposal was sent',
  quoteSent: 'quote was given',
  demo: 'demo was held',
  priceAsked: 'customer asks price or discount',
  trialAsked: 'customer asks trial or sample',
  contractAsked: 'customer asks contract',
  tenderAsked: 'customer asks us to bid',
  objection: 'customer resists',
  complaint: 'customer complains of us',
  commitment: 'customer promises',
  decisionCriterion: 'what decides the choice',
  nextStep: 'agreed or planned step',
  competitorNamed: 'name of a rival',
}
/** Every kind that a model may propose, in the order of its form. */
export const proposableKinds = Object.keys(meanings) as readonly LabelledAction[]

/** Proposals of one message beyond which an answer is no reading but a list of the kinds. */
const mostProposals = 4
/** Letters of a quote; a span of the rules is cut at 44 Chinese ones or 140 others. */
const mostQuote = 100
const writers: Readonly<Record<Direction, string>> = {
  inbound: 'customer',
  outbound: 'our sales rep',
  internal: 'note of our sales rep',
}

const schema: OutputSchema = {
  type: 'object',
  properties: {
    found: {
      type: 'array',
      minItems: 0,
      maxItems: mostProposals,
      items: {
        type: 'object',
        properties: {
          kind: { enum: proposableKinds },
          quote: { type: 'string', minLength: 1, maxLength: mostQuote },
        },
      },
    },
  },
}

/** A message as a model is asked about it. */
export interface MessageToRead {
  text: string
  direction: Direction
  /** UTC ms; gives the year to dates without one. */
  occurredAt: number
}

/** The question for one message. Greedy, so that the same model gives the same answer. */
export const captureRequest = ({
  text,
  direction,
}: Pick<MessageToRead, 'text' | 'direction'>): CompletionRequest => ({
  system: [
    'Which of these does the message tell? Quote its very words for each. Mostly none or one.',
    ...proposableKinds.map((kind) => `${kind}: ${meanings[kind]}`),
  ].join('\n'),
  // As a string of JSON: whatever a message says, it is told apart from the question.
  prompt: `${writers[direction]}: ${JSON.stringify(text)}`,
  schema,
  maxTokens: 400,
  temperature: 0,
  seed: 1,
})

/** What a model proposes of a message: a kind and where in the message the words stand that tell it. */
export interface ModelProposal {
  kind: LabelledAction
  /** UTF-16 offsets in the message. */
  start: number
  end: number
  text: string
  /** Read from the quoted words by rule: no figure is ever taken from a model. */
  figures: FactFigure[]
}

/** What is left of an answer, and how many of its proposals were dropped. */
export interface ReadProposals {
  proposals: ModelProposal[]
  /** Proposals whose quote the message does not hold, or is of one letter alone. */
  notQuoted: number
  /** Proposals of a kind that was told before, or of none that was asked for. */
  surplus: number
}

const isKind = (kind: unknown): kind is LabelledAction =>
  typeof kind === 'string' && (proposableKinds as readonly string[]).includes(kind)
/** One letter tells nothing that could be quoted. */
const isQuote = (quote: string): boolean => [...quote].length >= 2

/**
 * Reads an answer: a proposal stands only where its quote is a substring of the message, letter for letter. Null where the
 * answer has not the form that was asked for.
 */
export function readProposals(
  json: unknown,
  { text, occurredAt }: Pick<MessageToRead, 'text' | 'occurredAt'>,
): ReadProposals | null {
  const found = (json as { found?: unknown } | null)?.found
  if (!Array.isArray(found) || found.length > mostProposals) return null
  const read: ReadProposals = { proposals: [], notQuoted: 0, surplus: 0 }
  for (const one of found as readonly unknown[]) {
    const { kind, quote } = (one ?? {}) as { kind?: unknown; quote?: unknown }
    if (typeof quote !== 'string') return null
    const said = quote.trim()
    const start = text.indexOf(said)
    if (!isKind(kind) || read.proposals.some((earlier) => earlier.kind === kind)) read.surplus += 1
    else if (!isQuote(said) || start < 0) read.notQuoted += 1
    else
      read.proposals.push({
        kind,
        start,
        end: start + said.length,
        text: said,
        figures: findFigures(said, occurredAt).map(({ figure }) => figure),
      })
  }
  return read
}
