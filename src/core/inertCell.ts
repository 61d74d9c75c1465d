/**
 * A text that no spreadsheet takes for a formula: one that starts like one gets an apostrophe in front. Plain numbers
 * stay as they are.
 */
export const inertCell = (value: string): string =>
  /^[=+\-@\t\r]/.test(value) && !/^-?\d+([.,]\d+)*%?$/.test(value) ? `'${value}` : value
