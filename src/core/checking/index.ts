export { type Checker, checkText, prepareCheck, restoreFigureSpans } from './check.ts'
export { indexNames, type NameIndex } from './mentions.ts'
export * from './types.ts'
