import type { AtomBody } from '../../../shared/contract/knowledge.ts'
import type { Atom, Talk } from './atom.ts'
import { type FactKind, factKinds, isFactKind } from './factKinds.ts'
import { evidencePackOf } from './scene.ts'
import { nameSlots } from './slots.ts'
import {
  type Concern,
  concerns,
  dealStageOf,
  type Lang,
  type SellingStage,
  type Strategy,
  strategiesOfConcern,
  talkParts,
} from './vocabulary.ts'

const isConcern = (concern: string): concern is Concern => (concerns as readonly string[]).includes(concern)

/** An atom as screens show and edit it. */
export function bodyOfAtom(atom: Atom): AtomBody {
  const talk = (part: keyof Talk) => atom.talk[part] ?? null
  return {
    title: atom.title,
    lang: atom.lang,
    trigger: {
      roles: atom.trigger.roles,
      concerns: atom.trigger.concerns,
      stages: [...new Set(atom.trigger.stages.map(dealStageOf))],
      industries: atom.trigger.industries,
    },
    talk: {
      opening: talk('opening'),
      keyMessage: atom.talk.keyMessage,
      question: talk('question'),
      objection: talk('objection'),
      answer: talk('answer'),
      nextStep: talk('nextStep'),
    },
    evidencePack: atom.evidencePack.map((item) => item.kind),
    riskNote: atom.riskNote,
  }
}

/**
 * The atom that a team wrote: kinds in its evidence pack that no slot names are needed by the key message, and
 * strategies follow from its concerns. Unknown concerns and kinds are left out; an empty trigger list means any.
 */
export function atomOfBody(id: string, body: AtomBody): Atom {
  const talk: Talk = { keyMessage: body.talk.keyMessage }
  for (const part of talkParts) {
    const text = body.talk[part]
    if (text !== null) talk[part] = text
  }
  const known = body.trigger.concerns.filter(isConcern)
  const served: Strategy[] = [...new Set(known.flatMap((concern) => strategiesOfConcern[concern]))]
  const named = new Set<string>(evidencePackOf(talk, {}).map((item) => item.kind))
  const unnamed = body.evidencePack.filter(isFactKind).filter((kind) => !named.has(kind))
  return {
    id,
    lang: body.lang,
    title: body.title,
    trigger: {
      roles: body.trigger.roles,
      concerns: known,
      stages: [...new Set(body.trigger.stages.flatMap(sellingStagesOf))],
      industries: body.trigger.industries,
    },
    strategies: served.length > 0 ? served.slice(0, 3) : ['valueEvidence'],
    talk,
    evidencePack: evidencePackOf(talk, { keyMessage: unnamed }),
    riskNote: body.riskNote,
  }
}

function sellingStagesOf(stage: AtomBody['trigger']['stages'][number]): SellingStage[] {
  if (stage === 'won') return ['deliver', 'renew']
  return stage === 'lost' ? ['qualify'] : [stage]
}

const nameSlotWords: Record<(typeof nameSlots)[number], Record<Lang, string>> = {
  product: { zh: '产品', en: 'Product' },
  account: { zh: '客户名称', en: 'Account' },
  person: { zh: '对方称呼', en: 'Person' },
}

/** The slots that an author is offered, as `{name, labels}`: names of the deal, then facts (`subject:` goes with each). */
export function slotWords(): { name: string; labels: Record<Lang, string> }[] {
  const facts = Object.entries(factKinds) as [FactKind, Record<Lang, string>][]
  return [
    ...nameSlots.map((name) => ({ name: name as string, labels: nameSlotWords[name] })),
    ...facts.map(([kind, { zh, en }]) => ({ name: `fact:${kind}`, labels: { zh, en } })),
  ]
}
