import type { FactKind } from '../../atoms/library/factKinds.ts'
import type { ProposedFact } from '../proposedFact.ts'
import type { Speaker } from '../whoSays/stance.ts'

/** Words that only German sentences are made of; two of them make a text one. */
const german =
  /(?<!\p{L})(?:und|nicht|wir|für|ist|sind|der|das|die|mit|bei|ich|liegt|bitte|eine?n?|zum|zur|über|vom|von|haben|hatte)(?!\p{L})/giu
const fewestWords = 4

const months = 'januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember'
const day = new RegExp(
  String.raw`(?<!\d)(?<day>\d{1,2})\.\s?(?:(?<number>1[0-2]|0?[1-9])(?:\.(?:\s?(?<year>20\d\d))?|(?![\d.]))|(?<month>${months})(?:\s(?<yearOf>20\d\d))?)(?!\d)`,
  'giu',
)
const sum =
  /(?<![\d.,])(?<number>\d{1,3}(?:\.\d{3})+(?:,\d{2})?|\d{4,})\s*(?:(?<currency>EUR|€|Euro|CHF)(?!\p{L}))?/gu

const dayMs = 86_400_000
/** The day that words name, in the year in which it lies nearest ahead of their writing; ISO, null where none is named. */
function dayIn(words: string, occurredAt: number): string | null {
  const groups = [...words.matchAll(day)][0]?.groups
  if (groups === undefined) return null
  const month = groups.number
    ? Number(groups.number)
    : months.split('|').indexOf(groups.month!.toLowerCase()) + 1
  const year = Number(groups.year ?? groups.yearOf ?? new Date(occurredAt).getUTCFullYear())
  const at = Date.UTC(year, month - 1, Number(groups.day))
  const isBehind = groups.year === undefined && groups.yearOf === undefined && at < occurredAt - 200 * dayMs
  return new Date(isBehind ? Date.UTC(year + 1, month - 1, Number(groups.day)) : at)
    .toISOString()
    .slice(0, 10)
}

/** The sums of a sentence in the order of the text, without those that it leaves behind: nicht mehr 375.000. */
const sumsIn = (words: string): number[] =>
  [...words.matchAll(sum)].flatMap(({ 0: found, groups, index }) => {
    const isLeft = /(?:nicht mehr|statt|früher|bisher|zuvor)[^\d]{0,12}$/iu.test(words.slice(0, index))
    const isCounted = /^\s*(?:Artikel|Stück|Tage|User|Nutzer|Kunden|Positionen|Mitarbeiter)/iu.test(
      words.slice(index + found.length),
    )
    return isLeft || isCounted ? [] : [Number(groups!.number!.replaceAll('.', '').replace(',', '.'))]
  })

interface Wording {
  kind: FactKind
  cue: RegExp
  /** Which figure the fact needs. */
  needs: 'sum' | 'day' | null
  speakers: readonly Speaker[]
}

const theirs: readonly Speaker[] = ['customer', 'note']
const wordings: readonly Wording[] = [
  {
    kind: 'budgetAmount',
    cue: /(?<!\p{L})(?:Budget|Rahmen|Kostenrahmen|Etat|Mittel|Obergrenze)(?!\p{L})[^.;\n]{0,30}(?:liegt|beträgt|ist|bei|von|sind)/iu,
    needs: 'sum',
    speakers: theirs,
  },
  {
    kind: 'askedPrice',
    cue: /(?<!\p{L})(?:(?:mein|unser) (?:Vorschlag|Angebot|Ziel(?:preis)?|Gegenangebot)|Zielpreis|wir (?:bieten|würden|könnten)|Festpreis)(?!\p{L})/iu,
    needs: 'sum',
    speakers: ['customer'],
  },
  {
    kind: 'offerDueDate',
    cue: /(?<!\p{L})(?:Vorlage|Angebot|Unterlagen)(?!\p{L})[^.;\n]{0,20}(?:muss|müssen|bis|spätestens|brauche)/iu,
    needs: 'day',
    speakers: ['customer'],
  },
  {
    kind: 'decisionDate',
    cue: /(?<!\p{L})(?:Beirat|Aufsichtsrat|Vorstand|Gremium|Geschäftsleitung|Gesellschafterversammlung)(?!\p{L})[^.;\n]{0,40}(?:tagt|entscheidet|beschließt|trifft sich)/iu,
    needs: 'day',
    speakers: theirs,
  },
  {
    kind: 'openTask',
    cue: /(?<!\p{L})(?:braucht|brauchen|benötigt|benötigen|brauche|bitte)(?!\p{L})[^;\n]{0,80}\bbis\b/iu,
    needs: 'day',
    speakers: ['customer'],
  },
  {
    kind: 'customerPromise',
    cue: /(?<!\p{L})(?:neuer Termin|(?:nennen|benennen|schicken|senden|liefern|geben) wir|wir (?:schicken|senden|liefern|nennen|benennen)|ich (?:schicke|sende|liefere)|(?:schicken|senden|liefern|nennen|benennen) wir|(?:be)?nennen wir)(?!\p{L})/iu,
    needs: 'day',
    speakers: ['customer'],
  },
  {
    kind: 'customerAsk',
    cue: /(?<!\p{L})(?:wäre[n]? für uns|nicht akzeptabel|können wir nicht|hatte[n]? uns[^\n]{0,120}zugesagt|war(?:en)? für[^\n]{0,60}(?:angekündigt|zugesagt|versprochen))(?!\p{L})/iu,
    needs: null,
    speakers: ['customer'],
  },
  {
    kind: 'attitude',
    cue: /(?<!\p{L})(?:will (?:trotzdem|lieber)|kämpfe für euch|hat Angst|ist (?:dagegen|dafür)|bevorzugt|tut sich[^.\n]{0,20}schwer)(?!\p{L})/iu,
    needs: null,
    speakers: ['customer'],
  },
  {
    kind: 'competitorNews',
    cue: /(?<!\p{L})\p{Lu}\p{L}+ (?:liegt|ist|bietet|sind) (?:bei|an|für|um)?\s*\d{2,3}\.\d{3}/u,
    needs: 'sum',
    speakers: ['customer'],
  },
]
const secret =
  /(?<!\p{L})(?:behalt(?:e|en Sie)? (?:das|es|dies) (?:bitte )?für (?:dich|sich)|vertraulich|unter uns|nicht weiter(?:sagen|geben)|sag(?:e|en Sie)? (?:das )?niemandem)(?!\p{L})/iu

const sentences = /[^\n]+?(?:[.!?;](?=\s+\p{L}|\s*$)(?<!\d\.)(?<!\b(?:Dr|Hr|Fr|Nr|ca|bzw|z\.B|rd)\.)|$)/gmu
const longest = 240

/** Whether a text is German, or a good part of it. */
export const isGerman = (text: string): boolean => (text.match(german)?.length ?? 0) >= fewestWords

/**
 * What the sentences of a German text state: what they may spend and would pay, days, what either side is to send, and what
 * was told in confidence. Other words are evidence that is shown and read by nobody but people.
 */
export function germanFacts(text: string, occurredAt: number, by: Speaker): ProposedFact[] {
  if (by === 'ours' || !isGerman(text)) return []
  const isSecret = by === 'customer' && secret.test(text)
  const found: ProposedFact[] = []
  for (const { 0: raw, index } of text.matchAll(sentences)) {
    const lead = /^\s*(?:[-*•]\s+|\d{1,2}[.)]\s+)?/u.exec(raw)![0].length
    const words = raw
      .slice(lead)
      .trimEnd()
      .replace(/[.;]+$/u, '')
    if (words.length < 8 || words.length > longest) continue
    const start = index + lead
    const on = dayIn(words, occurredAt)
    const [amount] = sumsIn(words)
    const coin = /CHF/.test(words) ? 'CHF' : 'EUR'
    const fact = (kind: FactKind, figures: ProposedFact['figures']): ProposedFact => ({
      kind,
      subject: kind === 'openTask' ? 'wanted' : kind === 'customerPromise' ? 'promise' : 'German',
      start,
      end: start + words.length,
      text: words,
      figures,
      speaker: by,
      stance: kind === 'customerPromise' ? 'promised' : kind === 'customerAsk' ? 'asked' : 'stated',
      saidBy: null,
    })
    if (
      isSecret &&
      (amount !== undefined || secret.test(words) || wordings.some(({ cue }) => cue.test(words)))
    )
      found.push({ ...fact('keepQuiet', []), subject: 'quiet' })
    for (const { kind, cue, needs, speakers } of wordings) {
      const match = speakers.includes(by) ? cue.exec(words) : null
      if (match === null) continue
      if (needs === 'sum' && amount === undefined) continue
      if (needs === 'day' && on === null) continue
      const told = fact(
        kind,
        needs === 'day'
          ? [{ value: on!, unit: 'date' }]
          : kind === 'budgetAmount'
            ? [{ value: amount!, unit: coin, currency: coin }]
            : [],
      )
      found.push(kind === 'competitorNews' ? { ...told, subject: match[0].split(' ')[0]! } : told)
    }
  }
  return found
}
