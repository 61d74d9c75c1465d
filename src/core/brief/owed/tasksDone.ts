import type { ReadableDb } from '../../db/open.ts'
import { cellsOf } from '../record/rowCells.ts'
import { isOneThing, likenessOfThings, thingWords } from './sameThing.ts'

const dayMs = 86_400_000
const mostRows = 400
/** How long before a promise the same task may have been filed as due: on the day of the talk at which it was promised. */
const filedBeforeMs = 2 * dayMs

const ofStatus =
  /^(?:(?:activity |task |action )?(?:status|state|progress)|(?:任务|活动|事项|当前|办理|完成|处理)?(?:状态|狀態|进度|進度|情况|情況)|(?:done|completed|closed)\??)$/i
const isDone =
  /^(?:completed?|done|closed|finished|sent|delivered|yes|y|✓|✔|√|已?(?:完成|完結|办结|辦結|关闭|關閉|结束|結束|发出|發出|交付|寄出|提交)了?)(?![^\s(（,，·])/i
/** What a remark says beside a mark of done, that takes it back: 完成一半, "done, less the annex". */
const inPart =
  /一半|部分|还[差缺有]|還[差缺有]|剩|除了|\b(?:half|part(?:ly|ial)?|except|less|missing|still|to follow|rest)\b/i
const ofDay = /日期|时间|時間|\b(?:date|time|day|modified|created)\b|^due$/i
const ofPeople = /负责|負責|承办|承辦|客户|客戶|\b(?:owner|assigned|regarding|account|customer|contact)\b/i

/** A task of ours that our own system has as done. */
interface TaskDone {
  words: ReturnType<typeof thingWords>
  at: number
}

/**
 * What our system of tasks has as done for a customer as of `asOf` (UTC ms): rows whose own column of states says so, and no
 * word beside it that it is only a part. An order that is done is no task.
 */
export function tasksDone(
  db: ReadableDb,
  accountId: string,
  { asOf, names }: { asOf: number; names: RegExp | null },
): TaskDone[] {
  const rows = db
    .read(
      `SELECT e.text, e.occurred_at AS at FROM evidence e JOIN activities a ON a.evidence_id = e.id
        WHERE e.account_id = ? AND e.kind = 'row' AND e.known_at <= ? AND e.shredded_at IS NULL
         AND e.sensitivity <> 'restricted' AND a.deleted_at IS NULL AND a.direction <> 'inbound'
        ORDER BY e.key DESC LIMIT ${mostRows}`,
    )
    .all(accountId, asOf) as { text: string; at: number }[]
  return rows.flatMap(({ text, at }) => {
    const cells = cellsOf(text)
    const state = cells.find(({ head }) => ofStatus.test(head.trim()))
    if (state === undefined || !isDone.test(state.value.trim())) return []
    const said = cells.filter((cell) => cell !== state && !ofDay.test(cell.head) && !ofPeople.test(cell.head))
    if (said.some(({ value }) => inPart.test(value))) return []
    return [{ words: thingWords(said.map(({ value }) => value).join('\n'), names), at }]
  })
}

/** Whether something that we owe is a task that our system has as done since it was promised. */
export const isTaskDone = (
  owed: { words: string; at: number },
  done: readonly TaskDone[],
  names: RegExp | null,
): boolean => {
  const thing = thingWords(owed.words, names)
  return done.some(
    (task) => task.at >= owed.at - filedBeforeMs && likenessOfThings(thing, task.words) >= isOneThing,
  )
}
