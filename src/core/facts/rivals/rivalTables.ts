import { findFigures } from '../figures.ts'
import type { ProposedFact } from '../proposedFact.ts'

/** A row of a table in a note that tells of a rival, with its cells under what heads them. */
export interface RivalRow {
  rival: string
  start: number
  end: number
  text: string
  cells: readonly { head: string; value: string; start: number; end: number }[]
}

const isRow = (line: string): boolean => (line.match(/\|/g)?.length ?? 0) >= 2 && /\|\s*\S/.test(line)
const isRule = (line: string): boolean => /^[\s|:-]+$/.test(line)

/** The cells of a line between its bars, each with its place. */
function cellsIn(line: string, at: number): { value: string; start: number; end: number }[] {
  const outer = /^\s*\|?/.exec(line)![0].length
  const last = line.replace(/\|?\s*$/, '').length
  const cells: { value: string; start: number; end: number }[] = []
  let start = outer
  for (const part of line.slice(outer, Math.max(outer, last)).split('|')) {
    const lead = part.length - part.trimStart().length
    const value = part.trim()
    cells.push({ value, start: at + start + lead, end: at + start + lead + value.length })
    start += part.length + 1
  }
  return cells
}

/** The rows of tables in a text whose first cell names a rival that `rivals` finds. */
export function rivalRows(text: string, rivals: RegExp | null): RivalRow[] {
  if (rivals === null || !text.includes('|')) return []
  const named = new RegExp(rivals.source, rivals.flags.replaceAll(/[gy]/g, ''))
  const rows: RivalRow[] = []
  let heads: string[] | null = null
  let offset = 0
  for (const line of text.split('\n')) {
    const at = offset
    offset += line.length + 1
    if (!isRow(line)) {
      heads = null
      continue
    }
    if (isRule(line)) continue
    const cells = cellsIn(line, at)
    const [first] = cells
    const rival = first === undefined ? null : named.exec(first.value)
    if (rival === null || rival === undefined) {
      heads ??= cells.map(({ value }) => value)
      continue
    }
    const filled = cells.filter(({ value }) => value !== '')
    rows.push({
      rival: rival[0],
      start: first!.start,
      end: filled.at(-1)!.end,
      text: text.slice(first!.start, filled.at(-1)!.end),
      cells: cells.map((cell, place) => ({ ...cell, head: heads?.[place] ?? '' })),
    })
  }
  return rows
}

const ofPrice = /^.{0,8}(?:报?价|报了?多少)|\b(?:price|offer|quote|bid|quoted|at)\b/i

/** What a row of a table of rivals says that one of them asks, and what stands behind that: what is told of them. */
function toldInRow(row: RivalRow, occurredAt: number): ProposedFact[] {
  const priced = row.cells.filter(({ value, start }) => value !== '' && start > row.start)
  const moneyIn = (value: string) => findFigures(value, occurredAt).find(({ kind }) => kind === 'money')
  // A row that was cut from its heading tells a price by the only cell that is a sum and nothing else.
  const sums = priced.filter(({ value, head }) => {
    const sum = head === '' ? moneyIn(value) : undefined
    return sum !== undefined && sum.end - sum.start >= value.length - 1
  })
  const cell = priced.find(({ head }) => ofPrice.test(head)) ?? (sums.length === 1 ? sums[0] : undefined)
  const figure = cell === undefined ? undefined : moneyIn(cell.value)
  const shared = { subject: row.rival, speaker: 'note', stance: 'stated', saidBy: null } as const
  const offers: ProposedFact[] =
    cell === undefined || figure === undefined
      ? []
      : [
          {
            ...shared,
            kind: 'competitorOffer',
            start: cell.start,
            end: cell.end,
            text: cell.value,
            figures: [figure.figure],
          },
        ]
  const behind = priced.filter(({ value, start }) => start > (cell ?? row).start && /\p{L}{2}/u.test(value))
  const [first] = behind
  const last = behind.at(-1)
  return first === undefined || last === undefined
    ? offers
    : [
        ...offers,
        {
          ...shared,
          kind: 'competitorNews',
          start: first.start,
          end: last.end,
          text: row.text.slice(first.start - row.start, last.end - row.start),
          figures: [],
        },
      ]
}

/** The facts of a text with those of its rows about rivals: what they ask, and nothing that would be a customer's wish. */
export function withRivalRows(
  facts: readonly ProposedFact[],
  text: string,
  { rivals, occurredAt }: { rivals: RegExp | null; occurredAt: number },
): ProposedFact[] {
  const rows = rivalRows(text, rivals)
  if (rows.length === 0) return [...facts]
  const isInRow = ({ start }: ProposedFact) => rows.some((row) => start >= row.start - 4 && start <= row.end)
  const kept = facts.filter((fact) => !isInRow(fact) || fact.kind === 'competitorName')
  return [...kept, ...rows.flatMap((row) => toldInRow(row, occurredAt))]
}
