/** What some work tells as it goes, and what comes of it at the end, as one stream. */
export async function* streamed<Step, Result>(
  work: (tell: (step: Step) => void) => Promise<Result>,
): AsyncGenerator<Step, Result, void> {
  const steps: Step[] = []
  let wake = () => {}
  let end: { result: Result } | { error: unknown } | null = null
  const settle = (next: NonNullable<typeof end>) => {
    end = next
    wake()
  }
  work((step) => {
    steps.push(step)
    wake()
  }).then(
    (result) => settle({ result }),
    (error: unknown) => settle({ error }),
  )
  for (;;) {
    const step = steps.shift()
    if (step !== undefined) {
      yield step
      continue
    }
    // Read anew: it is set by what goes on meanwhile.
    const ended = end as { result: Result } | { error: unknown } | null
    if (ended && 'error' in ended) throw ended.error
    if (ended) return ended.result
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
}
