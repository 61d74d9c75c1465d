const isVoid =
  /作废|废止|已废|失效|(?<!\p{L})(?:void(?:ed)?|obsolete|superseded|withdrawn|cancell?ed|überholt|ungültig|ersetzt)(?!\p{L})|[（(]\s*(?:旧|alt|old)\s*[)）]/iu

/** Whether a sheet is called so that nothing of it holds any more: V1作废, "rev A (superseded)", "v3 (alt)". */
export const saysVoid = (sheet: string): boolean => isVoid.test(sheet)
