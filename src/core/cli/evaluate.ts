import { AppError } from '../../shared/errors.ts'
import { evaluateWin } from '../learning/evaluateWin.ts'
import { evaluatePrice, missingColumn, unreadableColumn } from '../pricing/index.ts'
import { readArguments } from './arguments.ts'
import { readTable } from './readTable.ts'

const zone = 'UTC'

const asRecords = (table: { columns: string[]; rows: string[][] }): Record<string, string>[] =>
  table.rows.map((row) => Object.fromEntries(table.columns.map((column, at) => [column, row[at] ?? ''])))

/** `evaluate win`: what a team's closed deals can tell, and how well; see `evaluateWin`. */
export async function evaluateWinCommand(argv: string[]): Promise<unknown> {
  const { values } = readArguments(
    argv,
    {
      train: { type: 'string' },
      test: { type: 'string' },
      target: { type: 'string' },
      positive: { type: 'string' },
      time: { type: 'string' },
      keep: { type: 'string', multiple: true },
    },
    { required: ['train', 'test', 'target', 'positive'] },
  )
  const result = evaluateWin({
    train: await readTable(values.train!, zone),
    test: await readTable(values.test!, zone),
    target: values.target!,
    positive: values.positive!,
    ...(values.time !== undefined && { time: values.time }),
    ...(values.keep && { keep: values.keep }),
  })
  if (!result.ok) {
    const { code, ...details } = result.refusal
    // A column that is not there is bad use; data that cannot carry an answer is a refusal.
    throw new AppError(`evaluate.${code}`, details)
  }
  return result.evaluation
}

/** `evaluate price`: how well price ranges from a team's own history would have held; see `evaluatePrice`. */
export async function evaluatePriceCommand(argv: string[]): Promise<unknown> {
  const { values } = readArguments(
    argv,
    {
      train: { type: 'string' },
      test: { type: 'string' },
      item: { type: 'string' },
      price: { type: 'string' },
      time: { type: 'string' },
      quantity: { type: 'string' },
      party: { type: 'string' },
    },
    { required: ['train', 'test', 'item', 'price', 'time'] },
  )
  const input = {
    train: asRecords(await readTable(values.train!, zone)),
    test: asRecords(await readTable(values.test!, zone)),
    item: values.item!,
    price: values.price!,
    time: values.time!,
    ...(values.quantity !== undefined && { quantity: values.quantity }),
    ...(values.party !== undefined && { party: values.party }),
  }
  const missing = missingColumn(input)
  if (missing) throw new AppError('evaluate.columnMissing', { column: missing.column, table: missing.table })
  const unreadable = unreadableColumn(input)
  if (unreadable)
    throw new AppError(`evaluate.${unreadable.code}`, { column: unreadable.column, table: unreadable.table })
  return evaluatePrice(input)
}
