/** The units in which the rules find what they measure. */
export const hours = /^(小时|个小时|钟头|hours?|hrs?|h)$/i
export const days = /^(天|日|个工作日|工作日|周|个月|days?|weeks?|months?|working days?|business days?)$/i
export const time =
  /^(秒|分钟|分|小时|个小时|学时|课时|天|周|seconds?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?)$/i
export const years = /^(年|个月|years?|months?|mos?)$/i
export const percent = /^(%|％|个百分点|个点|成|percent|pct|points?)$/i
export const people = /^(人|位|名|个用户|个账号|users?|people|seats?|operators?)$/i
export const cases =
  /^(例|台|台次|人次|例次|件|单|批|cases?|procedures?|scans?|units?|orders?|batches?|runs?|samples?|patients?)$/i
export const sites = /^(例|点位|家|个点|个院区|条线|台|sites?|plants?|lines?|hospitals?|machines?)$/i
export const tickets = /^(个|单|条|张|tickets?|issues?|cases?)$/i
