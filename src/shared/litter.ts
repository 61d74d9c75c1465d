/** What programs leave beside files: nobody means it when they name a folder or everything in it; `.` and `..` are no names. */
export const litter = /(^|\/)(\.(?!\.?(\/|$))|~\$|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i
