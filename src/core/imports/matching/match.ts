import { exactForm, type NameForm, nameForm } from './nameForm.ts'
import { type MatchKind, type MatchReason, scoreNames } from './score.ts'
import { charactersInPairs } from './similarity.ts'
import { areUnlike, isNoCode } from './unlikeNames.ts'

/** A record as far as matching looks at it. */
export type MatchEntity = {
  readonly id: string
  readonly name: string
  readonly aliases?: readonly string[]
  readonly code?: string
  /** What the name is unique within: the account of a contact or deal. Different scopes never match. */
  readonly scope?: string
  readonly phone?: string
  readonly email?: string
  readonly website?: string
  /** Where an account is: two of one name in two cities are two until a person says otherwise. */
  readonly city?: string
}

export type MatchCandidate = Omit<MatchEntity, 'id' | 'aliases'> & {
  /** A product's model, from a column of specifications: no code, but it may be another record's name. */
  readonly model?: string
  /** Whether a known code that is not this model makes it another product, as it does in a product list. */
  readonly modelTells?: boolean
}

export type MatchProposal = {
  readonly id: string
  /** Rule score 0–1; proposals have at least `proposalScore`. */
  readonly score: number
  readonly reasons: readonly MatchReason[]
}

export type MatchResult =
  | { readonly kind: 'exact'; readonly id: string; readonly reason: 'sameCode' | 'sameName' }
  | { readonly kind: 'proposal'; readonly proposals: readonly MatchProposal[] }
  | { readonly kind: 'new' }

/** Score from which a person is asked; below it a name counts as new. */
export const proposalScore = 0.6

const mostCompared = 40
const commonGram = 1_500
const mostColleagues = 500
const mostProposals = 5
/** Letters and figures from which on a specification may be an article number. */
const leastNumber = 4

export type MatchIndex = {
  add(entity: MatchEntity): void
  /** Tells where a record is that has been found, where that was not known. */
  locate(id: string, city: string): void
  /**
   * Links only equal codes of names that are not unlike, names equal up to width, case and spacing, a customer's up to marks as well, and a product's name that is another record's
   * code up to dashes as well; all else is proposed or new.
   */
  match(candidate: MatchCandidate): MatchResult
  readonly size: number
}

type Indexed = { readonly entity: MatchEntity; readonly form: NameForm; readonly isAlias: boolean }

/**
 * Index over existing records. Candidates are found by shared character pairs (rare ones first), by first and
 * last character, and by initials, so that one look-up among 100,000 names compares at most some dozens.
 */
export function createMatchIndex(kind: MatchKind, existing: Iterable<MatchEntity> = []): MatchIndex {
  const entries: Indexed[] = []
  const byExact = new Map<string, number[]>()
  const byCode = new Map<string, number[]>()
  const byLetters = new Map<string, number[]>()
  // Accounts only: names without spaces and marks.
  const byLoose = new Map<string, number[]>()
  const byGram = new Map<string, number[]>()
  // Products only: what a name and a code look like when either stands for the other.
  const namedAs = new Map<string, number[]>()
  const codedAs = new Map<string, number[]>()
  const byContact = new Map<string, number[]>()
  const byScope = new Map<string, number[]>()
  // A record may be added again under a code that it has got since.
  const codesOf = new Map<string, Set<string>>()
  const cityOf = new Map<string, string>()
  const formsOf = new Map<string, NameForm[]>()
  const comparedCode = kind === 'product' ? designation : codeForm
  let size = 0

  const locate = (id: string, city: string): void => {
    if (!cityOf.has(id)) cityOf.set(id, placeForm(city))
  }

  function add(entity: MatchEntity): void {
    size++
    if (entity.city) locate(entity.id, entity.city)
    for (const name of [entity.name, ...(entity.aliases ?? [])]) {
      if (name.trim() === '') continue
      const form = nameForm(name)
      const at = entries.push({ entity, form, isAlias: name !== entity.name }) - 1
      if (kind === 'product') put(namedAs, designation(name), at)
      const forms = formsOf.get(entity.id)
      if (forms) forms.push(form)
      else formsOf.set(entity.id, [form])
      put(byExact, form.exact, at)
      put(byLetters, form.letters, at)
      if (kind === 'account') put(byLoose, looseForm(name), at)
      for (const gram of gramsOf(form)) put(byGram, gram, at)
      if (entity.scope !== undefined) put(byScope, entity.scope, at)
      if (name !== entity.name) continue
      if (entity.code !== undefined && entity.code.trim() !== '') {
        put(byCode, codeForm(entity.code), at)
        const codes = codesOf.get(entity.id)
        if (codes) codes.add(comparedCode(entity.code))
        else codesOf.set(entity.id, new Set([comparedCode(entity.code)]))
        if (kind === 'product') put(codedAs, designation(entity.code), at)
      }
      for (const key of contactKeys(entity)) put(byContact, key.key, at)
    }
  }

  function match(candidate: MatchCandidate): MatchResult {
    const form = nameForm(candidate.name)
    const isInScope = (at: number): boolean => {
      const { scope } = entries[at]!.entity
      return scope === undefined || candidate.scope === undefined || scope === candidate.scope
    }
    const hasCode = candidate.code !== undefined && !isNoCode(candidate.code)
    const code = hasCode ? codeForm(candidate.code!) : ''
    const holders = code === '' ? [] : distinct((byCode.get(code) ?? []).filter(isInScope))
    const alike = holders.filter((at) => !tellsOther(at, form))
    // Two already bear it that have nothing in common with each other: what says it a third time is a remark and no code.
    const withCode = alike.length > 0 || holders.length > 1 ? alike : holders
    const exactly = form.exact === '' ? [] : distinct((byExact.get(form.exact) ?? []).filter(isInScope))
    const isLoose = kind === 'account' && exactly.length === 0
    const called = isLoose ? distinct(byLoose.get(looseForm(candidate.name)) ?? []) : exactly
    // Who bears the name comes before who is only called so as well.
    const bearing = called.filter((at) =>
      isLoose
        ? looseForm(entries[at]!.entity.name) === looseForm(candidate.name)
        : exactForm(entries[at]!.entity.name) === form.exact,
    )
    const named = bearing.length > 0 ? bearing : called
    if (withCode.length === 1) {
      const only = entries[withCode[0]!]!
      const isContradicted =
        alike.length === 0 ||
        (named.some((at) => !entries[at]!.isAlias) &&
          !named.some((at) => entries[at]!.entity.id === only.entity.id))
      if (!isContradicted) return { kind: 'exact', id: only.entity.id, reason: 'sameCode' }
    }
    const both = withCode.filter((at) =>
      named.some((other) => entries[other]!.entity.id === entries[at]!.entity.id),
    )
    if (both.length === 1) return { kind: 'exact', id: entries[both[0]!]!.entity.id, reason: 'sameCode' }
    const ownCode = code === '' && candidate.modelTells ? (candidate.model ?? '') : (candidate.code ?? '')
    const place = candidate.city === undefined ? '' : placeForm(candidate.city)
    const differs = (at: number): Difference | null => {
      const { id } = entries[at]!.entity
      const codes = codesOf.get(id)
      const isCoded = codes !== undefined && ownCode.trim() !== ''
      if (isCoded) return codes.has(comparedCode(ownCode)) ? null : 'differentCodes'
      return place !== '' && areApart(place, cityOf.get(id) ?? '') ? 'differentCities' : null
    }
    const crossed = crossing(candidate).filter(isInScope)
    const [across] = crossed
    if (
      across !== undefined &&
      crossed.length === 1 &&
      withCode.length === 0 &&
      differs(across) === null &&
      named.every((at) => entries[at]!.isAlias || entries[at]!.entity.id === entries[across]!.entity.id)
    )
      return { kind: 'exact', id: entries[across]!.entity.id, reason: 'sameCode' }
    // Of several that bear the name the city tells which, where one only is there.
    const there = named.filter((at) => {
      const known = cityOf.get(entries[at]!.entity.id)
      return known !== undefined && place !== '' && !areApart(place, known)
    })
    const [only] = named.length > 1 && there.length === 1 ? there : named
    const isOne = named.length === 1 || there.length === 1
    if (withCode.length === 0 && only !== undefined && isOne && differs(only) === null)
      return { kind: 'exact', id: entries[only]!.entity.id, reason: 'sameName' }
    return propose(candidate, form, { withCode: [...withCode, ...crossed], named, isInScope, differs })
  }

  /** Whether a record of the same code is another thing, as all its names say: a code that is shared joins none of them. */
  function tellsOther(at: number, form: NameForm): boolean {
    if (kind !== 'product' && kind !== 'account') return false
    const { id } = entries[at]!.entity
    return (formsOf.get(id) ?? []).every((known) => areUnlike(known, form))
  }

  /** Products whose code is the candidate's name, or whose name is its code or model: one entry of each. */
  function crossing({ name, code, model }: MatchCandidate): number[] {
    if (kind !== 'product') return []
    const found = [...(codedAs.get(designation(name)) ?? [])]
    // A specification that is a known article number (WF-4C) is that product, as a quotation sheet prints it, where the
    // names have something in common: M8 is the size of a bolt and of a nut.
    if (model && !code && /\w-\w/.test(model) && designation(model).length >= leastNumber) {
      const pairs = charactersInPairs(nameForm(name).core)
      const isAlike = (at: number) =>
        [...charactersInPairs(entries[at]!.form.core)].some((pair) => pairs.has(pair))
      found.push(...(codedAs.get(designation(model)) ?? []).filter(isAlike))
    }
    for (const text of [code, model]) if (text) found.push(...(namedAs.get(designation(text)) ?? []))
    return distinct(found)
  }

  function propose(
    candidate: MatchCandidate,
    form: NameForm,
    found: {
      withCode: readonly number[]
      named: readonly number[]
      isInScope: (at: number) => boolean
      differs: (at: number) => Difference | null
    },
  ): MatchResult {
    const best = new Map<string, MatchProposal>()
    const offer = (at: number, score: number, reasons: readonly MatchReason[]): void => {
      const { id } = entries[at]!.entity
      if ((best.get(id)?.score ?? 0) < score) best.set(id, { id, score, reasons })
    }
    for (const at of found.withCode) offer(at, 0.9, ['sameCode'])
    for (const at of found.named) {
      const reasons: MatchReason[] = ['sameName']
      const difference = found.differs(at)
      if (difference) reasons.push(difference)
      if (found.named.length > 1) reasons.push('severalWithThisName')
      offer(at, difference ? 0.7 : 0.95, reasons)
    }
    const isNamed = new Set(found.named.map((at) => entries[at]!.entity.id))
    const contacts = new Map<number, MatchReason>()
    for (const { key, reason } of contactKeys(candidate)) {
      for (const at of byContact.get(key) ?? []) contacts.set(at, reason)
    }
    // An account has few people, and 王主任 shares no pair of characters with 王建国.
    const colleagues =
      kind === 'contact' ? (byScope.get(candidate.scope ?? '') ?? []).slice(0, mostColleagues) : []
    const compared = [
      ...(byLetters.get(form.letters) ?? []),
      ...likely(form),
      ...contacts.keys(),
      ...colleagues,
    ]
    for (const at of new Set(compared)) {
      if (!found.isInScope(at) || isNamed.has(entries[at]!.entity.id)) continue
      const { score, reasons } = scoreNames(form, entries[at]!.form, kind)
      const contact = contacts.get(at)
      // Different records with one switchboard number exist, so it lifts a score and does not make one.
      const lifted =
        contact === undefined
          ? score
          : Math.min(0.97, Math.max(score + 0.12, contact === 'sameEmail' ? 0.85 : 0.62))
      const difference = found.differs(at)
      // Names that are only alike, in two cities, are two customers'.
      const most = difference === null ? 1 : difference === 'differentCities' ? proposalScore - 0.01 : 0.7
      const final = Math.min(lifted, most)
      if (final < proposalScore) continue
      const all = contact === undefined ? [...reasons] : [...reasons, contact]
      if (difference) all.push(difference)
      offer(at, Math.round(final * 1000) / 1000, all)
    }
    const proposals = [...best.values()]
      .sort((left, right) => right.score - left.score)
      .slice(0, mostProposals)
    return proposals.length === 0 ? { kind: 'new' } : { kind: 'proposal', proposals }
  }

  /** The entries that share most of the rare pairs. */
  function likely(form: NameForm): number[] {
    const lists = gramsOf(form)
      .map((gram) => byGram.get(gram))
      .filter((list) => list !== undefined)
      .sort((left, right) => left.length - right.length)
    const weights = new Map<number, number>()
    for (const [index, list] of lists.entries()) {
      if (index > 0 && list.length > commonGram) break
      const weight = 1 / Math.log2(2 + list.length)
      const limit = Math.min(list.length, commonGram * 4)
      for (let at = 0; at < limit; at++) weights.set(list[at]!, (weights.get(list[at]!) ?? 0) + weight)
    }
    // Short names win among equals: a long one collects pairs by its length alone.
    return [...weights]
      .map(([at, weight]) => ({ at, weight: weight / Math.sqrt(4 + entries[at]!.form.core.length) }))
      .sort((left, right) => right.weight - left.weight)
      .slice(0, mostCompared)
      .map(({ at }) => at)
  }

  function distinct(found: readonly number[]): number[] {
    const seen = new Set<string>()
    return found.filter((at) => {
      const { id } = entries[at]!.entity
      if (seen.has(id)) return false
      seen.add(id)
      return true
    })
  }

  for (const entity of existing) add(entity)
  return {
    add,
    locate,
    match,
    get size() {
      return size
    },
  }
}

/** Matches many candidates against existing records; the results stand in the candidates' order. */
export function proposeMatches(
  candidates: readonly MatchCandidate[],
  existing: Iterable<MatchEntity>,
  kind: MatchKind,
): MatchResult[] {
  const index = createMatchIndex(kind, existing)
  return candidates.map((candidate) => index.match(candidate))
}

type Difference = 'differentCodes' | 'differentCities'

/**
 * A customer's name without spaces and marks: `Northgate 英国` is `Northgate英国`, and `A.B. Foods` is `AB Foods`. Figures
 * stay apart: 厂 1-2 is not 厂 12.
 */
function looseForm(name: string): string {
  const exact = exactForm(name)
  const loose = exact
    .replace(/(?<=\d)[^\p{L}\d]+(?=\d)/gu, ' ')
    .replace(/(?<!\d)[^\p{L}\d]+|[^\p{L}\d]+(?!\d)/gu, '')
  return [...loose].length < 2 ? exact : loose
}

/** A city without what it is: 宁波市 is 宁波, and 宁波市鄞州区 begins so. */
const placeForm = (city: string): string => exactForm(city).replace(/[市县区]$/, '')

/** Two places in one script of which neither is part of the other: 宁波 and Ningbo cannot be told apart. */
const areApart = (left: string, right: string): boolean =>
  right !== '' &&
  !left.includes(right) &&
  !right.includes(left) &&
  /[\u4e00-\u9fff]/.test(left) === /[\u4e00-\u9fff]/.test(right)

/** Codes compare without case, spaces and width; leading zeros count. */
export function codeForm(code: string): string {
  return code.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** A name or code as a designation: `TS-500`, `ts 500` and `ＴＳ５００` are one. */
function designation(text: string): string {
  return codeForm(text).replace(/[-_‐‑‒–—−]/g, '')
}

function gramsOf(form: NameForm): string[] {
  const grams = [...charactersInPairs(form.core)]
  const { letters, words } = form
  if (form.isChinese && letters.length >= 3) grams.push(`~${letters[0]}${letters.at(-1)}`)
  if (words.length >= 3) grams.push(`@${words.map((word) => word[0]).join('')}`)
  if (words.length === 1 && words[0]!.length >= 3 && words[0]!.length <= 6) grams.push(`@${words[0]}`)
  return grams
}

function contactKeys(entity: MatchCandidate): { key: string; reason: MatchReason }[] {
  const keys: { key: string; reason: MatchReason }[] = []
  const digits = entity.phone?.replace(/\D/g, '').slice(-11) ?? ''
  if (digits.length >= 7) keys.push({ key: `phone:${digits}`, reason: 'samePhone' })
  if (entity.email?.includes('@')) {
    keys.push({ key: `email:${entity.email.trim().toLowerCase()}`, reason: 'sameEmail' })
  }
  const site =
    entity.website
      ?.toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/.*$/, '') ?? ''
  if (site.includes('.')) keys.push({ key: `site:${site}`, reason: 'sameWebsite' })
  return keys
}

function put(index: Map<string, number[]>, key: string, at: number): void {
  const list = index.get(key)
  if (list === undefined) index.set(key, [at])
  else list.push(at)
}
