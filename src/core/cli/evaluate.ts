import { AppError } from '../../shared/errors.ts'
import { evaluateWin } from '../learning/evaluateWin.ts'
import { evaluatePrice, missingColumn, unreadableColumn } from '../pricing/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { type FileTable, readTable } from './readTable.ts'

const zone = 'UTC'

const asRecords = (table: { columns: string[]; rows: string[][] }): Record<string, string>[] =>
  table.rows.map((row) => Object.fromEntries(table.columns.map((column, at) => [column, row[at] ?? ''])))

/** How many rows of either file could not be read and are in no figure; nothing where all could. */
const leftOutOf = (train: { leftOut: number }, test: { leftOut: number }) =>
  train.leftOut + test.leftOut === 0 ? {} : { leftOut: { train: train.leftOut, test: test.leftOut } }

const mostValues = 6
/** What a column holds, for somebody who has named something that it doesn't. */
function valuesOf({ columns, rows }: FileTable, column: string): string {
  const at = columns.indexOf(column)
  const found = [...new Set(rows.map((row) => row[at]?.trim() ?? '').filter((value) => value !== ''))]
  return `${found.slice(0, mostValues).join(', ')}${found.length > mostValues ? ', …' : ''}`
}

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
  const [train, test] = [await readTable(values.train!, zone), await readTable(values.test!, zone)]
  const result = evaluateWin({
    train,
    test,
    target: values.target!,
    positive: values.positive!,
    ...(values.time !== undefined && { time: values.time }),
    ...(values.keep && { keep: values.keep }),
  })
  if (!result.ok) {
    const { code, ...details } = result.refusal
    if (result.refusal.code === 'oneClassOnly' && result.refusal.positives === 0)
      throw new UsageError(
        `--positive ${values.positive}: no row of --train has it under "${values.target}", which holds ${valuesOf(train, values.target!)}`,
      )
    // A column that is not there is bad use; data that cannot carry an answer is a refusal.
    throw new AppError(`evaluate.${code}`, details)
  }
  return { ...result.evaluation, ...leftOutOf(train, test) }
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
  const [train, test] = [await readTable(values.train!, zone), await readTable(values.test!, zone)]
  if (test.rows.length === 0) throw new AppError('evaluate.noTestRows')
  const input = {
    train: asRecords(train),
    test: asRecords(test),
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
  return { ...evaluatePrice(input), ...leftOutOf(train, test) }
}
