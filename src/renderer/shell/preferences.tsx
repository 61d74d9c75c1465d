import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import type { z } from 'zod'
import type {
  ChosenPreferences as ChosenSchema,
  Preferences as PreferencesSchema,
} from '../../shared/contract/workspace.ts'
import { useApi } from '../client/api.tsx'
import { LanguageProvider } from '../i18n/language.tsx'
import { LookProvider } from '../ui/look.tsx'

export type Preferences = z.infer<typeof PreferencesSchema>
type Chosen = z.infer<typeof ChosenSchema>

const rememberedKey = 'sandtable.preferences'

const languageOfSystem = (): Preferences['language'] =>
  navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'

/** The look of last time, so that the first paint is not the wrong one; the core's answer replaces it. */
function remembered(): Chosen {
  const fallback: Chosen = { language: null, theme: 'system', density: 'regular' }
  try {
    return {
      ...fallback,
      ...(JSON.parse(localStorage.getItem(rememberedKey) ?? '{}') as Partial<Chosen>),
    }
  } catch {
    return fallback
  }
}

/** The look of this device; `chosen` tells a language that somebody chose from the system's. */
export function usePreferences(): {
  preferences: Preferences
  chosen: Chosen
  change(patch: Partial<Preferences>): void
} {
  const { query, queryClient } = useApi()
  const options = query.workspace.preferences.queryOptions()
  const { data } = useQuery({ ...options, staleTime: Number.POSITIVE_INFINITY, placeholderData: remembered })
  const { mutate } = useMutation(
    query.workspace.setPreferences.mutationOptions({
      onMutate: (patch) => {
        const before = queryClient.getQueryData(options.queryKey) ?? remembered()
        queryClient.setQueryData(options.queryKey, { ...before, ...patch })
        return before
      },
      onError: (_error, _patch, before) => queryClient.setQueryData(options.queryKey, before),
      onSuccess: (saved) => queryClient.setQueryData(options.queryKey, saved),
    }),
  )
  const chosen = data ?? remembered()
  return {
    preferences: { ...chosen, language: chosen.language ?? languageOfSystem() },
    chosen,
    change: mutate,
  }
}

/** Language, theme and density of this device, for everything below. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const { preferences, chosen } = usePreferences()
  useEffect(() => localStorage.setItem(rememberedKey, JSON.stringify(chosen)), [chosen])
  useEffect(() => globalThis.sandtableHost?.showLanguage(preferences.language), [preferences.language])
  return (
    <LanguageProvider language={preferences.language}>
      <LookProvider theme={preferences.theme} density={preferences.density}>
        {children}
      </LookProvider>
    </LanguageProvider>
  )
}
