/** A folder that is a Slack export: `''` for the whole, else with its slash. */
export interface SlackRoot {
  readonly path: string
  /** Whether a file belongs to the export; whatever else lies in the folder does not. */
  has(name: string): boolean
}

const lists =
  /^(users|org_users|channels|groups|dms|mpims|integration_logs|canvases|lists|file_conversations|huddle_transcripts)\.json$/
const dayFile = /^[^/]+\/\d{4}-\d{2}-\d{2}\.json$/

/** The Slack exports among the files of a folder or an archive: each has its people and a file per channel and day. */
export function slackRootsIn(names: readonly string[]): SlackRoot[] {
  return names
    .filter((name) => /(^|\/)users\.json$/.test(name))
    .map((name) => name.slice(0, -'users.json'.length))
    .filter((path) => names.some((name) => name.startsWith(path) && dayFile.test(name.slice(path.length))))
    .map((path) => ({
      path,
      has: (name) => {
        const own = name.startsWith(path) ? name.slice(path.length) : ''
        return lists.test(own) || dayFile.test(own)
      },
    }))
}
