const schemeAttribute = 'data-mantine-color-scheme';

/** Whatever is printed is printed in the light scheme, also from a dark screen: paper is white. */
export function keepPaperLight(): void {
  const root = document.documentElement;
  let onScreen: string | null = null;
  const print = (): void => {
    onScreen ??= root.getAttribute(schemeAttribute);
    root.setAttribute(schemeAttribute, 'light');
  };
  const comeBack = (): void => {
    if (onScreen !== null) root.setAttribute(schemeAttribute, onScreen);
    onScreen = null;
  };
  window.addEventListener('beforeprint', print);
  window.addEventListener('afterprint', comeBack);
  window.matchMedia('print').addEventListener('change', ({ matches }) => (matches ? print() : comeBack()));
}
