/** A rival's name in a sentence, unless it is that of a street or a house: 铂域大厦12层. */
export const rivalIn = (sentence: string, rivals: RegExp | null): RegExpExecArray | null => {
  const name = rivals?.exec(sentence) ?? null
  return name &&
    /^(?:[东西南北中]?(?:路|街|大道|大厦|广场|小区)|镇|村)/.test(sentence.slice(name.index + name[0].length))
    ? null
    : name
}

/** 恒拓力上周刚调价: what is told of a rival stands behind its name, in the same breath. */
export const isRightBehindRival = (sentence: string, cueAt: number, rivals: RegExp | null): boolean => {
  const rival = rivals?.exec(sentence)
  if (!rival) return false
  const between = sentence.slice(rival.index + rival[0].length, cueAt)
  return (
    rival.index + rival[0].length <= cueAt &&
    between.length <= 16 &&
    !/我们|你们|咱|[，,。；;\s]/.test(between)
  )
}
