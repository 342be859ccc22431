import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one colour of what can be pressed; green and red belong to states. */
const accent: MantineColorsTuple = [
  '#e7f3fb',
  '#cfe4f3',
  '#a3cbe8',
  '#73b0db',
  '#4c98d0',
  '#2b7fb9',
  '#17699f',
  '#0d5888',
  '#094a75',
  '#053a5e',
];

/** From text to what lies deepest: the surfaces of the dark theme and what stands on them are of one family. */
const dark: MantineColorsTuple = [
  '#f0f2f4',
  '#b3bcc4',
  '#8c97a1',
  '#6b7680',
  '#454e57',
  '#343c44',
  '#2a3138',
  '#1f252b',
  '#15191d',
  '#101316',
];

/** Sizes for gloves where a control asks for `lg` or `xl`, compact ones on a desk by default, contrast everywhere. */
export const theme = createTheme({
  primaryColor: 'accent',
  // White on it has enough contrast in both themes.
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  colors: { accent, dark },
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // The smallest that a finger can be asked to hit.
  components: { Checkbox: { defaultProps: { size: 'md' } } },
});

/** Mantine's own greys have too little contrast; it has them for each scheme, so they are replaced in each. */
const quietTexts = {
  '--mantine-color-placeholder': 'var(--andon-quiet)',
  '--mantine-color-dimmed': 'var(--andon-quiet)',
};

/** What Mantine has no name for: good and bad against a target, quiet text, lines, surfaces. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {
    '--andon-touch': '56px',
    '--andon-touch-gap': '12px',
  },
  light: {
    ...quietTexts,
    '--mantine-color-body': '#f4f6f8',
    '--mantine-color-text': '#15191d',
    '--andon-surface': '#ffffff',
    '--andon-line': '#c5ccd3',
    '--andon-quiet': '#4d565e',
    '--andon-good': '#17692d',
    '--andon-bad': '#b3121f',
    '--andon-warning': '#f2b01e',
    '--mantine-color-error': '#b3121f',
  },
  dark: {
    ...quietTexts,
    '--mantine-color-body': '#15191d',
    '--mantine-color-text': '#f0f2f4',
    '--andon-surface': '#1f252b',
    '--andon-line': '#454e57',
    '--andon-quiet': '#b3bcc4',
    '--andon-good': '#5fd07d',
    '--andon-bad': '#ff8a90',
    '--andon-warning': '#f2b01e',
    '--mantine-color-error': '#ff8a90',
  },
});
