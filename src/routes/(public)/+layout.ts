/**
 * Pages for readers come without scripts: they work without them, and the first visit stays light (fonts, styles and the
 * page itself: under 50 kB). A public page that truly needs the browser says `export const csr = true` for itself.
 */
export const csr = false;
