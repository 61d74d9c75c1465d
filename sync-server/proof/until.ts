export const limitMs = 30_000

/** @throws Error that says what never happened, and what `tell` knows of it */
export async function until(holds: () => boolean, what: string, tell = () => ''): Promise<void> {
  const deadline = performance.now() + limitMs
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`never: ${what} ${tell()}`.trim())
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}
