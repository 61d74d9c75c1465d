/** What somebody said, and the second at which they began, by whatever clock. */
export interface TimedWords {
  readonly second: number
  readonly text: string
}

/** Letters of an alphabet in the time of one Chinese character. */
const lettersPerCharacter = 3
const longestPauseSeconds = 4
const slowest = 1.2
const quickest = 12

/** How long something takes to be said, in Chinese characters. */
const charactersIn = (text: string): number => {
  const wide = text.match(/[\u3400-\u9fff]/g)?.length ?? 0
  return wide + (text.match(/[a-z\d]/gi)?.length ?? 0) / lettersPerCharacter
}

/**
 * Whether each goes on when what was said before has just been said, no sooner and not much later. A talk that was
 * recorded runs so, by whatever clock; in a chat people read, think and type in between, and a machine answers at once.
 */
export function isAtSpeakingPace(turns: readonly TimedWords[], least: number): boolean {
  if (turns.length < least) return false
  const steps = turns.slice(1).map(({ second }, index) => {
    const before = turns[index]!
    return { seconds: second - before.second, characters: charactersIn(before.text) }
  })
  const close = steps.filter(
    ({ seconds, characters }) =>
      seconds >= characters / quickest && seconds <= longestPauseSeconds + characters / slowest,
  )
  const seconds = close.reduce((sum, step) => sum + step.seconds, 0)
  const characters = close.reduce((sum, step) => sum + step.characters, 0)
  return close.length * 5 >= steps.length * 4 && seconds > 0 && characters / seconds >= slowest
}
