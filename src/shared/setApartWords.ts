import type { SetApart } from './vocabulary.ts'

/** Why a priced line is no comparable, as screens, paper and text say it. */
export const setApartWords: Record<'zh' | 'en', Record<SetApart, string>> = {
  zh: {
    cancelled: '已取消',
    returned: '已退货',
    used: '样机或二手',
    free: '赠送',
    deduction: '扣减项',
  },
  en: {
    cancelled: 'cancelled',
    returned: 'sent back',
    used: 'used or demo unit',
    free: 'free of charge',
    deduction: 'taken off',
  },
}
