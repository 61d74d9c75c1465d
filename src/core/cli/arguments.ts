import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Bad use of the command line: exit code 2, told as `badUse` with what is wrong. */
export class UsageError extends Error {}

/**
 * Parses a command's flags and positions; an unknown flag, or a required one that is missing, is a `UsageError`.
 * `required` names flags; `positions` how many words at least and at most.
 */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: string[],
  options: Options,
  rules: {
    required?: readonly (keyof Options & string)[]
    positions?: readonly [number, number]
    /** What the words without a flag are. */
    named?: string
  } = {},
) {
  let parsed: ReturnType<
    typeof parseArgs<{ options: Options & { json: { type: 'boolean' } }; allowPositionals: true }>
  >
  try {
    parsed = parseArgs({
      args: argv,
      options: { ...options, json: { type: 'boolean' } },
      allowPositionals: true,
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const values = parsed.values as Record<string, unknown>
  for (const name of rules.required ?? [])
    if (values[name] === undefined) throw new UsageError(`--${name} is missing`)
  const [least, most] = rules.positions ?? [0, 0]
  if (parsed.positionals.length < least || parsed.positionals.length > most)
    throw new UsageError(
      least === most
        ? `takes ${least} words, got ${parsed.positionals.length}`
        : parsed.positionals.length < least
          ? `${rules.named ?? 'a word'} is missing`
          : `takes ${most} words at most, got ${parsed.positionals.length}`,
    )
  return parsed
}
