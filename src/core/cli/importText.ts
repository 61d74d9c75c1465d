import { refusalWords } from '../../shared/refusalWords.ts'
import { rejectionWord } from '../../shared/rejectionWords.ts'
import type { ShortNamed } from '../imports/keepApart.ts'
import type { FileResult, ImportSummary } from './importCommand.ts'

const words = {
  zh: {
    counts: (file: FileResult) =>
      `${file.kind ?? '?'} · 收下 ${file.accepted}${file.updated ? ` · 更新 ${file.updated}` : ''}${file.duplicates ? ` · 已有 ${file.duplicates}` : ''}`,
    wentTo: '归到',
    nobody: (count: number) => `未归属 ${count} 条`,
    made: (names: readonly string[]) => `新建了 ${names.length} 个客户（此前没有）: ${names.join('、')}`,
    refused: '没有收下',
    kept: '已收下，请核对',
    left: '这一行没有收下',
    systemFile: '系统或程序自己留下的文件，略过',
    unnamed: (count: string) => `${count} 个声音没有名字：写明是谁（我方的人也算）`,
    form: '填好 <…>，把我方的人移到 ours，再在同一条命令后面加上（或存成文件，用 --consent FILE）：',
    reasons: {
      'consent.missing': '转写或录音需要每位说话人的同意；我方的人不用。',
      'assessment.missing': '转写还缺影响评估。',
      'assessment.required': '本团队要求先评估再使用：在「治理 › 影响评估」里记录“聊天与邮件入库”的评估。',
      'import.kindUnknown': '认不准是什么表：用 --as KIND 说明，或用 --map FILE 给出各列的含义。',
    } as Record<string, string>,
    shortNames: '按简称归户（不是同一家，可在「数据 › 导入报告」里分开）',
    summary: ({ files, read, waiting, unreadable, leftOut }: ImportSummary) =>
      [
        `${files} 个文件：读入 ${read}`,
        ...(waiting > 0 ? [`等同意或评估 ${waiting}（退出码 1）`] : []),
        ...(unreadable > 0 ? [`读不了 ${unreadable}`] : []),
        ...(leftOut > 0 ? [`略过 ${leftOut}`] : []),
      ].join(' · '),
    unlinked: '未归属的笔记和聊天可在「数据 › 未归属」里指给客户。',
  },
  en: {
    counts: (file: FileResult) =>
      `${file.kind ?? '?'} · accepted ${file.accepted}${file.updated ? ` · updated ${file.updated}` : ''}${file.duplicates ? ` · known ${file.duplicates}` : ''}`,
    wentTo: 'went to',
    nobody: (count: number) => `${count} to nobody`,
    made: (names: readonly string[]) => `made ${names.length} new customer(s): ${names.join(', ')}`,
    refused: 'not taken in',
    kept: 'taken in, please check',
    left: 'this row was left out',
    systemFile: 'kept by a system or program for itself, left out',
    unnamed: (count: string) => `${count} voice(s) without a name: say who they are, your own people as well`,
    form: 'fill in what stands in <…>, move your own people to ours, and add to the same command (or save it and give --consent FILE):',
    reasons: {
      'consent.missing': 'a transcript needs the consent of everybody who speaks, our own people aside.',
      'assessment.missing': 'the transcript lacks its impact assessment.',
      'assessment.required':
        'this team wants assessments before use: record that of importing chats and mail under Governance › Impact assessments.',
      'import.kindUnknown':
        'not sure what this table is: say it with --as KIND, or give its columns with --map FILE.',
    } as Record<string, string>,
    shortNames:
      'taken by a short name (if it is another customer, keep it apart in the report of the import under Data)',
    summary: ({ files, read, waiting, unreadable, leftOut }: ImportSummary) =>
      [
        `${files} file${files === 1 ? '' : 's'}: ${read} read`,
        ...(waiting > 0 ? [`${waiting} waiting for consents or an assessment (exit code 1)`] : []),
        ...(unreadable > 0 ? [`${unreadable} unreadable`] : []),
        ...(leftOut > 0 ? [`${leftOut} left out`] : []),
      ].join(' · '),
    unlinked: 'Notes and chats that went to nobody can be given to a customer under Data › Not linked.',
  },
} as const

/** What an import did, file by file, for a person who reads a terminal. */
export function importText(
  files: readonly FileResult[],
  shortNames: readonly Pick<ShortNamed, 'called' | 'accountName'>[],
  summary: ImportSummary,
  lang: 'zh' | 'en',
): string {
  const say = words[lang]
  const lines = files.flatMap((file) => {
    const to = [
      ...file.wentTo.map(({ customer, items }) => `${customer} ${items}`),
      ...(file.toNobody > 0 ? [say.nobody(file.toNobody)] : []),
    ]
    return [
      `${file.file}: ${say.counts(file)}`,
      ...(to.length > 0 ? [`  ${say.wentTo}: ${to.join(' · ')}`] : []),
      ...(file.madeCustomers.length > 0 ? [`  ${say.made(file.madeCustomers)}`] : []),
      ...(file.error
        ? [
            file.error.reason === 'systemFile'
              ? `  ${say.systemFile}`
              : `  ${say.refused}: ${whyNot(file.error, lang)}`,
          ]
        : []),
      ...(file.error?.consentForm === undefined
        ? []
        : [`  ${say.form}`, `  --consent ${quotedForShell(file.error.consentForm)}`]),
      ...file.rejected.map((remark) => remarkText(remark, say.left, lang)),
      ...file.notes.map((remark) => remarkText(remark, say.kept, lang)),
    ]
  })
  const isOpen = files.some(({ kind, toNobody }) => toNobody > 0 && (kind === 'messages' || kind === 'notes'))
  return [
    ...lines,
    ...(shortNames.length > 0
      ? [
          '',
          `${say.shortNames}: ${shortNames.map(({ called, accountName }) => `${called} → ${accountName}`).join(' · ')}`,
        ]
      : []),
    '',
    say.summary(summary),
    ...(isOpen ? ['', say.unlinked] : []),
  ].join('\n')
}

const remarkText = (
  { at, code, reason }: FileResult['notes'][number],
  outcome: string,
  lang: 'zh' | 'en',
): string =>
  `  ${at === '-' ? '' : `${at}: `}${rejectionWord(code, lang)}${reason === '' ? '' : ` – ${reason}`} (${outcome})`

/** Why a file was not taken in, in words: its reader's reason, or what is missing. */
const whyNot = ({ code, reason, at }: NonNullable<FileResult['error']>, lang: 'zh' | 'en'): string => {
  const [told = '', ...more] = reason
    .split(': ')
    .map((part) => part.replace(/^(\d+) × \?$/, (_, n) => words[lang].unnamed(n)))
  const word = refusalWords[told]?.[lang]
  // What is known of a table goes before asking what it is.
  const said = code === 'import.kindUnknown' ? word : undefined
  const why = said ?? words[lang].reasons[code] ?? word ?? code
  const rest = word !== undefined ? more.join(': ') : reason
  return [...(at === null ? [] : [`${at}:`]), why, ...(rest === '' ? [] : [`(${rest})`])].join(' ')
}

/** A word for a shell, whatever stands in it. */
const quotedForShell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
