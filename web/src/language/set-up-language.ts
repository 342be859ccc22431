import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chooseLanguage } from './languages.ts';

/** Words of the application in `language/words`, words of a feature in its `words` folder; each loaded when first needed. */
const words = import.meta.glob<Readonly<Record<string, unknown>>>(['./words/*.json', '../features/*/words/*.json'], {
  import: 'default',
});

// A promise is what i18next takes, too, but for its types.
const backend = {
  type: 'backend' as const,
  init: () => undefined,
  read: async (language, namespace) => {
    const file =
      namespace === 'common' ? `./words/${language}.json` : `../features/${namespace}/words/${language}.json`;
    const load = words[file];
    if (load === undefined) throw new Error(`There is no ${file}.`);
    return load();
  },
} satisfies Omit<BackendModule, 'read'> & { readonly read: (language: string, namespace: string) => Promise<unknown> };

const keptUnder = 'andon.language';

/** Makes `useTranslation` work, in the language chosen before or else in the browser's. */
export async function setUpLanguage(): Promise<void> {
  const kept = localStorage.getItem(keptUnder);
  i18next.on('languageChanged', (language) => (document.documentElement.lang = language));
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: chooseLanguage(kept === null ? navigator.languages : [kept]),
      fallbackLng: 'en',
      ns: 'common',
      defaultNS: 'common',
      fallbackNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

/** Speaks another language from now on. */
export async function chooseLanguageForGood(language: string): Promise<void> {
  localStorage.setItem(keptUnder, language);
  await i18next.changeLanguage(language);
}
