import { realpathSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { wordRefusal } from '../../shared/errorWords.ts'
import { databaseRefusalOf } from '../db/open.ts'
import { UsageError } from './arguments.ts'
import { adoptingRules, commands } from './commands.ts'

const usage = `sandtable COMMAND [--json]

  workspace init --workspace DIR [--name NAME] [--owner NAME] [--industry general|medical] [--adopt-rules]
                 [--keychain] [--sample]
  workspace check --workspace DIR
  workspace backup --workspace DIR --file FILE
  workspace backups --workspace DIR
  workspace restore --workspace DIR --file FILE [--erasures FILE] [--accept-expired] [--nobody-erased-since]
  key list|add|remove --workspace DIR
  import FILE… --workspace DIR [--as KIND] [--map FILE] [--consent FILE] [--lang zh|en] [--dry-run]
  watch add FOLDER --workspace DIR [--consent FILE] [--new-only]
  watch list --workspace DIR
  watch remove FOLDER --workspace DIR
  watch look [FOLDER] --workspace DIR
  brief --workspace DIR --deal NAME_OR_ID [--lang zh|en]
  log verify [--workspace DIR [--relay] | EXPORT] [--anchor FILE]
  log export --workspace DIR [--file FILE]
  log anchor --workspace DIR [--anchor FILE]
  evaluate win --train F --test F --target COL --positive VALUE [--time COL] [--keep COL…]
  evaluate price --train F --test F --item COL --price COL --time COL [--quantity COL] [--party COL]
  evaluate captures --model FILE.gguf [--every N]

Advice (brief) needs management rules: --adopt-rules adopts those that come with a new workspace, the Governance screen
adopts them one by one. --industry is general unless said, or medical where the name says so (…医疗器械有限公司, … Medical).
A transcript waits for the consent of everybody who speaks, our own people aside; all other files go in, and the import ends
with 1. --consent takes a FILE, or this JSON itself, with which the same import takes it in; a refusal prints it filled in:
  {"consents":[{"file":"call.vtt","participants":["Ann Lee"],"ours":["Tom Hale"],"purposes":["recording","analysis"],
  "basis":"consent","givenAt":"2026-03-02","proof":"mail of 2 March"}],"assessments":[{"subject":"transcriptImport",
  "title":"…","purpose":"…","necessity":"…","risks":"…","measures":"…","assessor":"…","assessedAt":"2026-03-01","reviewAt":"2027-03-01"}]}
The key of a workspace comes from the passphrase in the file that SANDTABLE_PASSPHRASE_FILE names, or from the keychain of
this user: init --keychain puts it there, key add does so for a workspace that opens otherwise, key remove takes it out. The
keychain is reached by the system's own tool (macOS security, Linux secret-tool, Windows data protection);
SANDTABLE_KEYCHAIN=none lets it alone. What the desktop window keeps for itself only the window opens: Settings, Protection
there lets the keychain of this user open it as well.
A backup expires (90 days unless the Governance screen says otherwise): backups that this machine wrote are removed on that
day, by whichever command opens the workspace next, never under a legal hold; workspace backups lists them. A restore
refuses an expired one (--accept-expired: it comes back without what is past its period), and one older than a day of which
no erasure list tells what was let go of since; --erasures brings the list, --nobody-erased-since answers for there being none.
evaluate captures asks a model about the labelled messages that the rules were not made by and says whether it reads them better
beside the rules: better, notBetter, notEnough. What was measured ends with 0, whichever it is.
Exit codes: 0 done, 1 refused or a check failed, 2 bad use or unreadable input. An import takes what it can read and
ends with 2 where a file that was named could not be read. What lies in a folder beside the files, and what systems leave
there (Thumbs.db, ~$…), is listed with its error and ends with 0, unless nothing at all could be read.
`

/** Input that cannot be read is the caller's mistake, like bad use; everything else coded is a refusal. */
const unreadable = new Set([
  'import.unreadable',
  'import.mappingInvalid',
  'evaluate.columnMissing',
  'evaluate.timeUnreadable',
  'model.notFound',
  'model.notGguf',
  'model.truncated',
  'model.notFile',
  'model.shape',
  'model.corrupt',
  'evaluate.priceUnreadable',
  'backup.notFound',
  'backup.notABackup',
  'backup.newerFormat',
  'backup.truncated',
  'backup.damaged',
  'log.exportUnreadable',
  'log.anchorUnreadable',
  'workspace.notFound',
  'workspace.unreadable',
  'watch.notFound',
  'watch.notAFolder',
  'watch.unreadable',
])

const print = (data: unknown, json: boolean, text?: string) =>
  process.stdout.write(`${json ? JSON.stringify(data) : (text ?? JSON.stringify(data, null, 2))}\n`)

/** Runs one command line and gives the exit code. Never throws: what goes wrong is printed as JSON. */
export async function runCommandLine(argv: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const json = argv.includes('--json')
  const language = languageOf(argv, environment)
  const words = [argv.slice(0, 2).join(' '), argv[0] ?? ''].find((name) => Object.hasOwn(commands, name))
  const fail = (code: string, message: string, exit: number, details?: unknown): number => {
    print({ error: { code, message, ...(details !== undefined && { details }) } }, json)
    return exit
  }
  if (words === undefined) {
    if (argv.length === 0 || argv.includes('--help')) {
      process.stdout.write(usage)
      return argv.length === 0 ? 2 : 0
    }
    return fail('badUse', `no command "${argv.slice(0, 2).join(' ')}"; --help lists them`, 2)
  }
  if (argv.includes('--help')) {
    process.stdout.write(usageOf(words))
    return 0
  }
  try {
    const {
      data,
      text,
      failed,
      unreadable: unread,
    } = await commands[words]!(argv.slice(words.split(' ').length), environment)
    print(data, json, text)
    return unread ? 2 : failed ? 1 : 0
  } catch (thrown) {
    const error = databaseRefusalOf(thrown)
    if (error instanceof UsageError) return fail('badUse', error.message, 2)
    if (error instanceof AppError && error.code === 'module.disabled')
      return fail(
        error.code,
        `${describe(language, error)}\n${adoptingRules.zh}\n${adoptingRules.en}`,
        1,
        error.details,
      )
    if (error instanceof AppError)
      return fail(error.code, describe(language, error), unreadable.has(error.code) ? 2 : 1, error.details)
    // A bug: told in full on the side, and as data like everything else.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return fail('internal', error instanceof Error ? error.message : String(error), 1)
  }
}

/** The lines of one command; those of `key add` are those of `key`. */
function usageOf(words: string): string {
  const lines = usage.slice(0, usage.indexOf('\n\nAdvice')).split('\n').slice(2)
  const isOf = (line: string) =>
    line.startsWith(`  ${words} `) || line.startsWith(`  ${words.split(' ')[0]} list|`)
  const at = lines.findIndex(isOf)
  const rest = lines.slice(at + 1)
  const next = rest.findIndex((line) => !line.startsWith('     '))
  const own = [lines[at], ...rest.slice(0, next === -1 ? rest.length : next)]
  return `${own.join('\n')}\n\nAll commands, exit codes and where the key comes from: sandtable --help\n`
}

/** The language of the command line: what `--lang` names, else that of the terminal. */
function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): 'zh' | 'en' {
  const asked = argv[argv.indexOf('--lang') + 1]
  if (argv.includes('--lang') && (asked === 'zh' || asked === 'en')) return asked
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.startsWith('zh') ? 'zh' : 'en'
}

/** A refusal in words, and what it is about: which file, which row. */
const describe = (language: 'zh' | 'en', { code, details }: AppError): string => {
  const told = Object.entries(details).map(([name, value]) => `${name}: ${value}`)
  const words = wordRefusal(language, { code, details })
  return `${words} (${[code, ...told].join(', ')})`
}

if (process.argv[1] && import.meta.filename === realpathSync(process.argv[1]))
  process.exitCode = await runCommandLine(process.argv.slice(2), process.env)
