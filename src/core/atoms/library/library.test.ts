import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type Atom,
  atomFaults,
  atomOfBody,
  atomSchema,
  bodyOfAtom,
  buyingRoles,
  componentCount,
  concerns,
  coverageOf,
  factKindsOf,
  kindsNeeded,
  langs,
  libraryAtoms,
  sellingStages,
  slotsOf,
  strategies,
  talkParts,
  withoutSlots,
} from './index.ts'

const of = (lang: string) => libraryAtoms.filter((atom) => atom.lang === lang)

function sentencesOf(atoms: readonly Atom[]): { where: string; text: string }[] {
  return atoms.flatMap((atom) => {
    const parts = talkParts.flatMap((part) => {
      const text = atom.talk[part]
      return text === undefined ? [] : [{ where: `${atom.id} ${part}`, text }]
    })
    return [...parts, { where: `${atom.id} title`, text: atom.title }]
  })
}

function bigrams(text: string): Set<string> {
  const letters = withoutSlots(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  const grams = new Set<string>()
  for (let at = 0; at + 2 <= letters.length; at += 1) grams.add(letters.slice(at, at + 2))
  return grams
}

function overlap(left: Set<string>, right: Set<string>): number {
  const shared = [...left].filter((gram) => right.has(gram)).length
  return shared / (left.size + right.size - shared)
}

describe('the shipped library of knowledge atoms', () => {
  it.each(langs)('holds at least 64 atoms in %s', (lang) => {
    expect(of(lang).length).toBeGreaterThanOrEqual(64)
  })

  it('holds as many as the README says', () => {
    const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8')
    expect(readme).toContain(`${libraryAtoms.length} knowledge atoms (${of('zh').length} in each language)`)
    expect(of('en').length).toBe(of('zh').length)
  })

  it('gives every atom its four parts, in order with the schema', () => {
    for (const atom of libraryAtoms) {
      const parsed = atomSchema.safeParse(atom)
      expect(parsed.error?.issues ?? [], atom.id).toEqual([])
      expect(componentCount(atom.talk), atom.id).toBeLessThanOrEqual(5)
      expect(componentCount(atom.talk), atom.id).toBeGreaterThanOrEqual(4)
    }
  })

  it('tells every scene in both languages with the same trigger, slots and evidence', () => {
    const english = new Map(of('en').map((atom) => [atom.id.replace(/\.en$/, ''), atom]))
    for (const chinese of of('zh')) {
      const twin = english.get(chinese.id.replace(/\.zh$/, ''))!
      expect(twin.trigger).toEqual(chinese.trigger)
      for (const part of talkParts) {
        const facts = (atom: Atom) => factKindsOf(atom.talk[part] ?? '').sort()
        expect(facts(twin), `${chinese.id} ${part}`).toEqual(facts(chinese))
        expect(twin.talk[part] === undefined, `${chinese.id} ${part}`).toBe(chinese.talk[part] === undefined)
      }
    }
  })

  it('never repeats an id, a title or a sentence', () => {
    const ids = libraryAtoms.map((atom) => atom.id)
    expect(new Set(ids).size).toBe(ids.length)
    const texts = sentencesOf(libraryAtoms).map((sentence) => sentence.text)
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([])
  })

  it.each(langs)('has no two nearly equal key messages or openings in %s', (lang) => {
    for (const part of ['keyMessage', 'opening', 'question', 'answer'] as const) {
      const said = of(lang).flatMap((atom) => {
        const text = atom.talk[part]
        return text === undefined ? [] : [{ id: atom.id, grams: bigrams(text) }]
      })
      const close = said.flatMap((one, at) =>
        said
          .slice(at + 1)
          .filter((other) => overlap(one.grams, other.grams) > 0.6)
          .map((other) => `${part}: ${one.id} ~ ${other.id}`),
      )
      expect(close).toEqual([])
    }
  })

  it.each(langs)('serves every role at every stage with at least three atoms in %s', (lang) => {
    const { roleByStage } = coverageOf(libraryAtoms, lang)
    const thin = buyingRoles.flatMap((role) =>
      sellingStages.filter((stage) => roleByStage[role][stage] < 3).map((stage) => `${role} ${stage}`),
    )
    expect(thin).toEqual([])
  })

  it.each(langs)(
    'serves every concern in %s with at least three atoms, and each role with twelve concerns',
    (lang) => {
      for (const concern of concerns) {
        const atoms = of(lang).filter((atom) => atom.trigger.concerns.includes(concern))
        expect(atoms.length, concern).toBeGreaterThanOrEqual(3)
      }
      const { roleByConcern } = coverageOf(libraryAtoms, lang)
      for (const role of buyingRoles) {
        const served = concerns.filter((concern) => roleByConcern[role][concern] > 0)
        expect(served.length, role).toBeGreaterThanOrEqual(12)
      }
    },
  )

  it.each(langs)('offers in %s for each strategy several talks that need no fact at all', (lang) => {
    for (const strategy of strategies) {
      const plain = of(lang).filter((atom) => {
        return atom.strategies.includes(strategy) && kindsNeeded(atom, 'keyMessage').length === 0
      })
      expect(plain.length, strategy).toBeGreaterThanOrEqual(2)
    }
  })

  it('states no figure of its own: figures come from facts through slots', () => {
    const numerals = /[0-9０-９]|[二两三四五六七八九十百千万亿]/
    const englishNumbers =
      /\b(two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|half|twice|double|first|second)\b/i
    // Words that hold a numeral without stating a figure.
    const harmless = /第三方|百句|两边|双方|万一|两种/g
    const found = sentencesOf(libraryAtoms).filter(({ text }) => {
      const wording = withoutSlots(text).replace(harmless, '')
      return numerals.test(wording) || englishNumbers.test(wording)
    })
    expect(found).toEqual([])
  })

  it('keeps clear of absolute terms and of medical claims', () => {
    const red =
      /最|第一|唯一|国家级|顶级|极品|首选|绝对|首家|冠军|领先|万能|根治|治愈|有效率|无副作用|无效退款|零风险|百分之百|保证(?=效果|降|提高|中标|通过)|承诺疗效|独家|完美|永久/
    const english =
      /\b(best|most|only|unique|leading|guarantee\w*|perfect|always|never|absolutely|ultimate|cure\w*|risk-free|world-class|number one|proven|unmatched|superior)\b/i
    const found = sentencesOf(libraryAtoms).filter(({ text }) => {
      const wording = withoutSlots(text)
      return red.test(wording) || english.test(wording)
    })
    expect(found).toEqual([])
  })

  it('writes each language in its own script', () => {
    for (const { where, text } of sentencesOf(of('en'))) expect(text, where).not.toMatch(/\p{Script=Han}/u)
    for (const { where, text } of sentencesOf(of('zh'))) {
      expect(withoutSlots(text), where).toMatch(/\p{Script=Han}/u)
      expect(withoutSlots(text), where).not.toMatch(/[A-Za-z]{3,}/)
    }
  })
})

describe('an atom written by the team', () => {
  const sound = of('zh')[0]!

  it('is refused when a slot is unknown, malformed or not in its evidence pack', () => {
    const broken = (keyMessage: string): Atom => ({ ...sound, talk: { ...sound.talk, keyMessage } })
    expect(atomFaults(broken('为{customer}准备的方案'))).toContain('unknownSlot:keyMessage')
    expect(atomFaults(broken('为{fact:shoeSize}准备的方案'))).toContain('unknownSlot:keyMessage')
    expect(atomFaults(broken('为{product准备的方案'))).toContain('malformedSlot:keyMessage')
    expect(atomFaults(broken('报废率是{fact:scrapRate}'))).toContain('slotNotInEvidencePack:keyMessage')
    expect(atomFaults(sound)).toEqual([])
  })

  it('comes back the same from the screen that shows and edits it', () => {
    for (const atom of libraryAtoms) {
      const { strategies: _strategies, ...rest } = atomOfBody(atom.id, bodyOfAtom(atom))
      expect(rest.talk).toEqual(atom.talk)
      expect(rest.evidencePack.map((item) => item.kind).sort()).toEqual(
        atom.evidencePack.map((item) => item.kind).sort(),
      )
      expect(atomFaults(rest)).toEqual([])
    }
  })

  it('is refused when an objection has no answer', () => {
    const { answer: _answer, ...talk } = sound.talk
    expect(atomFaults({ ...sound, talk })).toEqual(['objectionWithoutAnswer:objection'])
    expect(atomSchema.safeParse({ ...sound, talk }).success).toBe(false)
  })

  it('names its slots in order', () => {
    expect(slotsOf('{person}，{fact:downtimeHours}和{product}')).toEqual([
      'person',
      'fact:downtimeHours',
      'product',
    ])
  })
})
