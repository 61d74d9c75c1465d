/** A digit or numeral that begins a figure, as a class of a pattern. */
export const number = '[\\d一二两三四五六七八九十百半]'
