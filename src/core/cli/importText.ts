import { rejectionWord } from '../../shared/rejectionWords.ts'
import type { ShortNamed } from '../imports/keepApart.ts'
import type { FileResult } from './importCommand.ts'

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
    reasons: {
      'consent.missing': '转写或录音需要每位说话人的同意：用 --consent FILE 给出（格式见 README）。',
      'assessment.missing': '转写还缺影响评估：用 --consent FILE 给出（格式见 README）。',
      'import.kindUnknown': '认不准是什么表：用 --as KIND 说明，或用 --map FILE 给出各列的含义。',
    } as Record<string, string>,
    waiting: (count: number) => `${count} 份转写缺同意或评估，没有读入；其余已读入。退出码 1。`,
    shortNames: '按简称归户（不是同一家，可在「数据 › 导入报告」里分开）',
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
    reasons: {
      'consent.missing':
        'a transcript needs the consent of everybody who speaks: give it with --consent FILE (its form is in the README).',
      'assessment.missing':
        'the transcript lacks its impact assessment: give it with --consent FILE (its form is in the README).',
      'import.kindUnknown':
        'not sure what this table is: say it with --as KIND, or give its columns with --map FILE.',
    } as Record<string, string>,
    waiting: (count: number) =>
      `${count} transcript(s) lack consent or assessment and were not read; all else was. Exit code 1.`,
    shortNames:
      'taken by a short name (if it is another customer, keep it apart in the report of the import under Data)',
    unlinked: 'Notes and chats that went to nobody can be given to a customer under Data › Not linked.',
  },
} as const

/** What an import did, file by file, for a person who reads a terminal. */
export function importText(
  files: readonly FileResult[],
  shortNames: readonly Pick<ShortNamed, 'called' | 'accountName'>[],
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
        ? [`  ${say.refused}: ${say.reasons[file.error.code] ?? file.error.code} (${file.error.reason})`]
        : []),
      ...file.rejected.map(
        ({ at, code, reason, kept }) =>
          `  ${at === '-' ? '' : `${at}: `}${rejectionWord(code, lang)}${reason === '' ? '' : ` – ${reason}`} (${kept ? say.kept : say.left})`,
      ),
    ]
  })
  const waiting = files.filter(({ error }) => error && /^(consent|assessment)\./.test(error.code)).length
  const isOpen = files.some(({ kind, toNobody }) => toNobody > 0 && (kind === 'messages' || kind === 'notes'))
  return [
    ...lines,
    ...(shortNames.length > 0
      ? [
          '',
          `${say.shortNames}: ${shortNames.map(({ called, accountName }) => `${called} → ${accountName}`).join(' · ')}`,
        ]
      : []),
    ...(waiting > 0 ? ['', say.waiting(waiting)] : []),
    ...(isOpen ? ['', say.unlinked] : []),
  ].join('\n')
}
