/** The languages of the screens, by their own names. */
export const languages = { en: 'English', pt: 'Português', de: 'Deutsch' } as const;

export type Language = keyof typeof languages;

/** The first of somebody's languages that the screens speak; English where they speak none. */
export function chooseLanguage(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in languages);
  return (known as Language | undefined) ?? 'en';
}
