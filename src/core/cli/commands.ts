import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { profileByName } from '../../shared/sellingProfile.ts'
import { SellingProfile, sellingProfiles } from '../../shared/vocabulary.ts'
import { listAccounts } from '../accounts/store.ts'
import { sessionOf } from '../app/sessionOf.ts'
import { keepZone, writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { keepLibraryCurrent } from '../atoms/store.ts'
import { createBriefEngines } from '../brief/draftBrief.ts'
import { prepareBrief } from '../brief/prepareBrief.ts'
import { shownText } from '../brief/printed/briefText.ts'
import { declaredPrior } from '../brief/readings/readings.ts'
import { createRefits } from '../brief/readings/refits.ts'
import { dealAsked } from '../deals/dealAsked.ts'
import { dealsToAskFor, dealsToChoose } from '../deals/findDeals.ts'
import { adoptProposedRules } from '../governance/defaults.ts'
import { createUploads } from '../imports/uploads.ts'
import { appendLog } from '../log/append.ts'
import { openWebSocket } from '../relays/webSocket.ts'
import { witnessesOf } from '../relays/witnesses.ts'
import { backupViews } from '../retention/procedures.ts'
import { fillSample } from '../sample/fillSample.ts'
import { backupWorkspace, restoreWorkspace } from '../workspace/backup.ts'
import {
  anchorLog,
  checkWorkspaceAt,
  exportWorkspaceLog,
  verifyLogFile,
  verifyWorkspaceLog,
} from '../workspace/commands.ts'
import { erasuresAtRestore } from '../workspace/erasureFiles.ts'
import { listUpgradeCopies } from '../workspace/expireBackups.ts'
import { isBackup } from '../workspace/sealedFile.ts'
import { setUserKeychain } from '../workspace/userKeychain.ts'
import { createWorkspace, readWorkspaceInfo } from '../workspace/workspace.ts'
import { readArguments, UsageError } from './arguments.ts'
import { evaluatePriceCommand, evaluateWinCommand } from './evaluate.ts'
import { evaluateCapturesCommand } from './evaluateCaptures.ts'
import { importCommand } from './importCommand.ts'
import { importText } from './importText.ts'
import { outputFile, outputFolder } from './paths.ts'
import { watchAdd, watchList, watchLook, watchRemove } from './watchCommand.ts'
import { openForCommand, passphraseOf, unlockOf, userKeychainOf } from './workspaceAt.ts'

/** What a command answers: data for `--json`, and whether a check failed (exit code 1 without an error). */
export interface Answer {
  data: unknown
  /** What a person reads instead, without `--json`. */
  text?: string
  failed?: boolean
  /** Whether some of the input could not be read (exit code 2). */
  unreadable?: boolean
}
export type Command = (argv: string[], environment: NodeJS.ProcessEnv) => Promise<Answer>

/** How a new workspace gets the rules without which it gives no advice. */
export const adoptingRules = {
  zh: '还没有管理规则：至少采纳三条，才会给出话术、报价等建议。新建工作区时加 --adopt-rules 即采纳随附的规则；已有的工作区用 npm start -- --web --workspace DIR 打开，在「治理」页逐条采纳。',
  en: 'No management rules yet: advice such as talk tracks and quotes needs at least three adopted ones. workspace init --adopt-rules adopts those that come with it; for a workspace that is there, open it with npm start -- --web --workspace DIR and adopt them on the Governance screen.',
} as const

/** Which red lines a new workspace got although nobody said what the team sells. */
const industryHint = {
  byName: {
    zh: '按名称判断为医疗行业，用医疗红线。若不是：新建时加 --industry general，或在「设置」里改。',
    en: 'Taken for a medical team by its name, with the medical red lines. If it is none: --industry general, or Settings.',
  },
  unsaid: {
    zh: '没有说明行业，按通用红线；客户是医院时仍用医疗红线。卖医疗器械请在新建时加 --industry medical，或在「设置」里改。',
    en: 'Nobody said what the team sells, so the general red lines hold (towards hospitals the medical ones do all the same). Who sells medical devices says --industry medical, or changes it in Settings.',
  },
} as const

const workspaceFlag = { workspace: { type: 'string' } } as const

const requirePassphrase = (environment: NodeJS.ProcessEnv): string => {
  const passphrase = passphraseOf(environment)
  if (passphrase === null) throw new UsageError('SANDTABLE_PASSPHRASE_FILE names no file with a passphrase')
  return passphrase
}

const init: Command = async (argv, environment) => {
  const { values } = readArguments(
    argv,
    {
      ...workspaceFlag,
      name: { type: 'string' },
      owner: { type: 'string' },
      industry: { type: 'string' },
      sample: { type: 'boolean' },
      'adopt-rules': { type: 'boolean' },
      keychain: { type: 'boolean' },
    },
    { required: ['workspace'] },
  )
  const byName = profileByName(values.name ?? '')
  const industry = SellingProfile.safeParse(
    values.industry ?? (values.sample ? 'medical' : (byName ?? 'general')),
  )
  if (!industry.success)
    throw new UsageError(`--industry ${values.industry}: ${sellingProfiles.join(' or ')}`)
  const dir = outputFolder('--workspace', values.workspace!)
  const workspace = await createWorkspace({
    dir,
    name: values.name ?? (values.sample ? '沙盘示例 Sandtable sample' : 'Sandtable'),
    kind: values.sample ? 'sample' : 'own',
    ownerName: values.owner ?? 'Owner',
    protect: values.sample
      ? { kind: 'keyFile', file: `${dir}.key` }
      : values.keychain
        ? { kind: 'keychain', keychain: userKeychainOf(environment) }
        : { kind: 'passphrase', passphrase: requirePassphrase(environment) },
  })
  const { id, name, kind } = workspace.info
  try {
    const session = sessionOf(workspace, () => {})
    keepLibraryCurrent(session.db, session.newId, session.now())
    if (!values.sample) keepZone(session.db, session.now())
    writeWorkspaceSettings(session.db, session.stamp(), {
      actorName: values.owner ?? (values.sample ? '钱越' : 'Owner'),
      ...(!values.sample && { ownFirm: name }),
      profile: industry.data,
    })
    if (values['adopt-rules']) adoptProposedRules(session.db, session.stamp())
    if (values.sample) {
      const uploads = createUploads()
      await fillSample(session, uploads, createRefits(declaredPrior), () => {})
      await uploads.close()
    }
  } finally {
    workspace.close()
  }
  const rulesAdopted = Boolean(values['adopt-rules'] || values.sample)
  return {
    data: {
      ...{ id, name, kind, workspace: dir, industry: industry.data, rulesAdopted },
      ...(!rulesAdopted && { hint: adoptingRules }),
      ...(values.industry === undefined &&
        !values.sample && { industryHint: industryHint[byName ? 'byName' : 'unsaid'] }),
    },
  }
}

const check: Command = async (argv, environment) => {
  const { values } = readArguments(argv, workspaceFlag, { required: ['workspace'] })
  const dir = resolve(values.workspace!)
  const report = await checkWorkspaceAt({ dir, unlock: unlockOf(dir, environment) })
  if (report.refused) throw new AppError(report.refused.code, report.refused.details as never)
  return { data: report, failed: !report.ok }
}

const backup: Command = async (argv, environment) => {
  const { values, positionals } = readArguments(
    argv,
    { ...workspaceFlag, file: { type: 'string' } },
    { required: ['workspace'], positions: [0, 1] },
  )
  const file = values.file ?? positionals[0]
  if (file === undefined) throw new UsageError('--file is missing')
  const target = outputFile('--file', file)
  const replaced = existsSync(target)
  if (replaced && !isBackup(target))
    throw new UsageError(`--file ${file}: what is there is no backup, so it is not written over`)
  const { workspace, expired } = await openForCommand(values.workspace!, environment)
  try {
    const made = await backupWorkspace(workspace, {
      file: target,
      passphrase: requirePassphrase(environment),
    })
    return {
      data: { file: target, replaced, ...made, expiresAt: new Date(made.expiresAt).toISOString(), expired },
    }
  } finally {
    workspace.close()
  }
}

/** What lies about of this workspace, until when, and who takes it away. */
const backups: Command = async (argv, environment) => {
  const { values } = readArguments(argv, workspaceFlag, { required: ['workspace'] })
  const { workspace, expired } = await openForCommand(values.workspace!, environment)
  const iso = (at: number) => new Date(at).toISOString()
  try {
    return {
      data: {
        expired,
        backups: backupViews(workspace, workspace.now(), null).map((backup) => ({
          ...backup,
          madeAt: iso(backup.madeAt),
          expiresAt: iso(backup.expiresAt),
          destroyedAt: backup.destroyedAt === null ? null : iso(backup.destroyedAt),
        })),
        upgradeCopies: listUpgradeCopies(workspace).map((copy) => ({
          ...copy,
          madeAt: iso(copy.madeAt),
          expiresAt: iso(copy.expiresAt),
        })),
      },
    }
  } finally {
    workspace.close()
  }
}

const restore: Command = async (argv, environment) => {
  const { values, positionals } = readArguments(
    argv,
    {
      ...workspaceFlag,
      file: { type: 'string' },
      erasures: { type: 'string' },
      'accept-expired': { type: 'boolean' },
      'nobody-erased-since': { type: 'boolean' },
    },
    { required: ['workspace'], positions: [0, 1] },
  )
  const file = values.file ?? positionals[0]
  if (file === undefined) throw new UsageError('--file is missing')
  const passphrase = requirePassphrase(environment)
  const workspace = await restoreWorkspace({
    file: resolve(file),
    passphrase,
    dir: outputFolder('--workspace', values.workspace!),
    protect: { kind: 'passphrase', passphrase },
    ...(values.erasures && { erasureFiles: [resolve(values.erasures)] }),
    accept: [
      ...(values['accept-expired'] ? (['expired'] as const) : []),
      ...(values['nobody-erased-since'] ? (['erasuresUnknown'] as const) : []),
    ],
  })
  const data = {
    workspace: workspace.dir,
    id: workspace.info.id,
    name: workspace.info.name,
    device: workspace.device.id,
    erasures: erasuresAtRestore(workspace.db),
  }
  workspace.close()
  return { data }
}

/** What opens a workspace, and whether this user's keychain is among it from now on. */
const keyCommand =
  (change: 'none' | 'add' | 'remove'): Command =>
  async (argv, environment) => {
    const { values } = readArguments(argv, workspaceFlag, { required: ['workspace'] })
    const dir = resolve(values.workspace!)
    if (change !== 'none') {
      const { workspace } = await openForCommand(dir, environment)
      try {
        await setUserKeychain(workspace, userKeychainOf(environment), change === 'add')
      } finally {
        workspace.close()
      }
    }
    const { protection, keychains } = readWorkspaceInfo(dir)
    return {
      data: {
        passphrase: protection === 'passphrase',
        keyFile: protection === 'unprotected',
        windowKeychain: keychains.includes('app'),
        userKeychain: keychains.includes('system'),
      },
    }
  }

const brief: Command = async (argv, environment) => {
  const { values } = readArguments(
    argv,
    { ...workspaceFlag, deal: { type: 'string' }, lang: { type: 'string', default: 'zh' } },
    { required: ['workspace', 'deal'] },
  )
  const { lang } = values
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang takes zh or en')
  const { workspace, session } = await openForCommand(values.workspace!, environment)
  try {
    const { db } = session
    keepLibraryCurrent(db, session.newId, session.now())
    const wanted = values.deal!
    const { deal, candidates } = dealAsked(db, wanted, 10)
    if (!deal)
      throw candidates.length === 0
        ? new AppError('brief.noDeal', {
            deal: wanted,
            accounts: listAccounts(db).length,
            openDeals: dealsToAskFor(db, wanted, 10).join(' | '),
          })
        : new AppError('brief.severalDeals', { deal: wanted, candidates: dealsToChoose(db, candidates) })
    const shown = prepareBrief(session, createBriefEngines(), { dealId: deal.id, contactId: null, lang })
    return { data: shown, text: shownText(shown, session.zone()) }
  } finally {
    workspace.close()
  }
}

const log: Record<string, Command> = {
  verify: async (argv, environment) => {
    const { values, positionals } = readArguments(
      argv,
      { ...workspaceFlag, anchor: { type: 'string', multiple: true }, relay: { type: 'boolean' } },
      { positions: [0, 1] },
    )
    const anchors = (values.anchor ?? []).map((file) => resolve(file))
    const exported = positionals[0]
    if (exported !== undefined) {
      const verdict = await verifyLogFile(resolve(exported), anchors)
      return { data: verdict, failed: verdict.status === 'broken' }
    }
    if (values.workspace === undefined) throw new UsageError('--workspace is missing')
    const { workspace, session } = await openForCommand(values.workspace, environment)
    try {
      // A command reaches the network only where that is said.
      const asked = values.relay ? await witnessesOf(session, openWebSocket) : null
      const verdict = verifyWorkspaceLog(workspace, anchors, asked?.witnesses)
      return {
        data: asked ? { ...verdict, relays: asked.relays } : verdict,
        failed: verdict.status === 'broken',
      }
    } finally {
      workspace.close()
    }
  },
  export: async (argv, environment) => {
    const { values, positionals } = readArguments(
      argv,
      { ...workspaceFlag, file: { type: 'string' } },
      { required: ['workspace'], positions: [0, 1] },
    )
    const file = outputFile('--file', values.file ?? positionals[0] ?? 'sandtable-log.jsonl')
    const { workspace, session } = await openForCommand(values.workspace!, environment)
    try {
      // Nothing leaves without an entry.
      appendLog(session.db, session.stamp(), {
        kind: 'exportMade',
        body: { what: 'log', destination: 'file' },
      })
      return { data: { file, ...exportWorkspaceLog(workspace, file) } }
    } finally {
      workspace.close()
    }
  },
  anchor: async (argv, environment) => {
    const { values, positionals } = readArguments(
      argv,
      { ...workspaceFlag, anchor: { type: 'string' }, file: { type: 'string' } },
      { required: ['workspace'], positions: [0, 1] },
    )
    const file = outputFile(
      '--anchor',
      values.anchor ?? values.file ?? positionals[0] ?? 'sandtable-anchor.json',
    )
    const { workspace } = await openForCommand(values.workspace!, environment)
    try {
      return { data: { file, checkpoint: anchorLog(workspace, file).statement } }
    } finally {
      workspace.close()
    }
  },
}

/** Every command by its words. */
export const commands: Record<string, Command> = {
  'workspace init': init,
  'workspace check': check,
  'workspace backup': backup,
  'workspace backups': backups,
  'workspace restore': restore,
  import: async (argv, environment) => {
    const { files, shortNames, summary, lang, unreadable, refused } = await importCommand(argv, environment)
    // In JSON beside the files, where there are any.
    const data = { files, summary, ...(shortNames.length > 0 && { shortNames }) }
    return { data, text: importText(files, shortNames, summary, lang), unreadable, failed: refused }
  },
  'watch add': async (argv, environment) => ({ data: await watchAdd(argv, environment) }),
  'watch list': async (argv, environment) => ({ data: await watchList(argv, environment) }),
  'watch remove': async (argv, environment) => ({ data: await watchRemove(argv, environment) }),
  'watch look': async (argv, environment) => {
    const data = await watchLook(argv, environment)
    return { data, failed: data.look.folders.length > 0 }
  },
  'key list': keyCommand('none'),
  'key add': keyCommand('add'),
  'key remove': keyCommand('remove'),
  brief,
  'log verify': log.verify!,
  'log export': log.export!,
  'log anchor': log.anchor!,
  'evaluate win': async (argv) => ({ data: await evaluateWinCommand(argv) }),
  'evaluate price': async (argv) => ({ data: await evaluatePriceCommand(argv) }),
  'evaluate captures': async (argv) => ({ data: await evaluateCapturesCommand(argv) }),
}
