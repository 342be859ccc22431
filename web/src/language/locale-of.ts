/** A language with the region of the first of somebody's languages that tells one: `en-GB`, `pt-PT`, `de-AT`; else the language alone. */
export function localeOf(language: string, wanted: readonly string[]): string {
  const own = wanted.flatMap(readTag).find((tag) => tag.language === language && tag.region !== undefined);
  return own === undefined ? language : `${language}-${own.region}`;
}

/** Some browsers have tags that are none, such as `en-US@posix`. */
function readTag(tag: string): readonly Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)];
  } catch {
    return [];
  }
}
