import { z } from 'zod'
import { factKindNames, isFactKind } from './factKinds.ts'
import { factKindOfSlot, factKindsOf, nameSlots, slotsOf, slotsWellFormed } from './slots.ts'
import {
  assumptions,
  buyingRoles,
  concerns,
  industries,
  langs,
  sellingStages,
  strategies,
  type TalkPart,
  talkParts,
} from './vocabulary.ts'

const sentence = z.string().trim().min(4).max(240)

const talkSchema = z.object({
  opening: sentence.optional(),
  keyMessage: sentence,
  question: sentence.optional(),
  objection: sentence.optional(),
  answer: sentence.optional(),
  nextStep: sentence.optional(),
})

/**
 * A knowledge atom: trigger, talk track, evidence pack and risk note (catalogue 104: four parts mandatory).
 * `evidencePack` says which kinds of fact each part needs; a part whose kinds are absent is not used.
 */
export const atomSchema = z
  .object({
    id: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.:-]{2,80}$/),
    lang: z.enum(langs),
    title: z.string().trim().min(2).max(60),
    trigger: z.object({
      roles: z.array(z.enum(buyingRoles)).min(1),
      concerns: z.array(z.enum(concerns)).min(1),
      stages: z.array(z.enum(sellingStages)).min(1),
      industries: z.array(z.enum(industries)).min(1),
    }),
    /** What must hold of the deal before any of it is said; the team's own atoms take nothing for granted. */
    assumes: z.array(z.enum(assumptions)).optional(),
    strategies: z.array(z.enum(strategies)).min(1).max(3),
    talk: talkSchema,
    evidencePack: z.array(
      z.object({ kind: z.enum(factKindNames), parts: z.array(z.enum(talkParts)).min(1) }),
    ),
    riskNote: z.string().trim().min(4).max(200),
  })
  .superRefine((atom, context) => {
    for (const code of atomFaults(atom)) context.addIssue({ code: 'custom', message: code })
  })

export type Talk = z.infer<typeof talkSchema>
export type Atom = z.infer<typeof atomSchema>

/** Components of a talk; objection and answer are one (catalogue 109: at most five). */
export function componentCount(talk: Talk): number {
  const parts = [talk.opening, talk.keyMessage, talk.question, talk.objection ?? talk.answer, talk.nextStep]
  return parts.filter((part) => part !== undefined).length
}

/** Fact kinds that one part of the atom needs before it may be said. */
export function kindsNeeded(atom: Pick<Atom, 'evidencePack'>, part: TalkPart): string[] {
  return atom.evidencePack.filter((item) => item.parts.includes(part)).map((item) => item.kind)
}

/**
 * What is wrong with an atom beyond its shape, as codes `fault:part`:
 * malformedSlot, unknownSlot, slotNotInEvidencePack, objectionWithoutAnswer, tooManyComponents.
 */
export function atomFaults(atom: Pick<Atom, 'talk' | 'evidencePack'>): string[] {
  const faults: string[] = []
  for (const part of talkParts) {
    const text = atom.talk[part]
    if (text === undefined) continue
    if (!slotsWellFormed(text)) faults.push(`malformedSlot:${part}`)
    const names: readonly string[] = nameSlots
    const unknown = slotsOf(text).filter((slot) => {
      const kind = factKindOfSlot(slot)
      return kind === null ? !names.includes(slot) : !isFactKind(kind)
    })
    if (unknown.length > 0) faults.push(`unknownSlot:${part}`)
    const declared = kindsNeeded(atom, part)
    if (factKindsOf(text).some((kind) => !declared.includes(kind))) {
      faults.push(`slotNotInEvidencePack:${part}`)
    }
  }
  if ((atom.talk.objection === undefined) !== (atom.talk.answer === undefined)) {
    faults.push('objectionWithoutAnswer:objection')
  }
  if (componentCount(atom.talk) > 5) faults.push('tooManyComponents:talk')
  return faults
}
