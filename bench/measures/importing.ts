import type { Figure } from '../figure.ts'
import { run } from '../importSpeed.ts'

/** The importer against bare inserts of the very rows that it writes. */
export async function importing(rows: number): Promise<Figure[]> {
  const measured = await run(rows)
  return measured.map(({ name, value, unit }) => ({
    name,
    target: unit === '×' ? '≥ 0.5 ×' : '',
    measured: `${value.toLocaleString('en')} ${unit}`,
    ratio: unit === '×' ? `${value} ×` : '',
    met: unit === '×' ? value >= 0.5 : null,
  }))
}
