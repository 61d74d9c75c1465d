import type { FactRule } from '../factRule.ts'

/** [文件] 平面图.dwg 晚了一天哈: a file that a chat shows as sent, whatever is said beside it. */
export const sentFiles: readonly FactRule[] = [
  {
    kind: 'handedOver',
    apart: true,
    whole: true,
    cue: /^[[【［](?:文件|附件|File|文档)[\]】］]\s*[^\n]{1,100}?\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|rar|7z|dwg|dxf|step|stp|igs|jpe?g|png|txt)(?![a-z\d])/i,
    figure: 'text',
  },
]
