import { createContext, type ReactNode, useContext, useEffect } from 'react'

/** The two languages in which everything that a person reads exists. */
export type Language = 'zh' | 'en'

/** A feature's words: the same shape in both languages, so that a missing one is a type error. */
export interface Messages<Words> {
  zh: Words
  en: Words
}

const LanguageContext = createContext<Language>('zh')

const tags: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

/** Sets the language for everything below it, and for the document: it decides quotation marks and line breaks. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = tags[language]
  }, [language])
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export const useLanguage = (): Language => useContext(LanguageContext)

/** The words of a feature in the reader's language. */
export const useMessages = <Words,>(messages: Messages<Words>): Words => messages[useLanguage()]
