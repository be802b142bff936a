import type { Plugin } from 'vite';

/**
 * Leaves out the fonts that Cloudscape's styles carry within themselves: 130 kB compressed before the first word is
 * read, and Latin letters alone, so that Russian would stand in two faces. What is left names the machine's own fonts.
 */
export function stylesWithoutFonts(): Plugin {
  return {
    name: 'styles-without-fonts',
    enforce: 'pre',
    transform: (styles, id) =>
      id.endsWith('/@cloudscape-design/global-styles/index.css')
        ? styles.replaceAll(/@font-face\s*\{[^}]*\}/g, '')
        : null,
  };
}
