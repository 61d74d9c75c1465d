import type { Supposition } from './supposition.ts'

/** How old what is owed is: Current, < 1 Month, 1-30 days, 31-60天, 90+, Older. */
const bucket =
  /^(?:current|not (?:yet )?due|older|over \d+(?: days)?|[<>≤≥]?\s*\d{1,3}\s*(?:months?|days?|tage)|[<>≤≥]?\s*\d{1,3}\s*(?:to|bis|~|至|\s)\s*\d{1,3}\s*(?:days?|天|日|tage)?|\d{2,3}\s*\+|\d{1,3}\s*(?:天|日)?以上|\d{1,3}天内|未到(?:账)?期)$/i
const leastBuckets = 3

/** Whether a table sums by age what customers owe: its figures are of nothing else. */
export const isAgeingOfDebt = ({ kind, columns }: Supposition): boolean =>
  kind.id !== 'receivables' &&
  columns.filter(({ column }) => bucket.test(column.replaceAll(/[-–—]/g, ' ').replaceAll(/\s+/g, ' ').trim()))
    .length >= leastBuckets
