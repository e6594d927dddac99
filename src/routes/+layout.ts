/**
 * Pages come without the framework's scripts: every page works without them, and a first visit weighs about 45 kB (fonts,
 * styles, the page). Where the browser has work to do – writing an application, passkeys – the page, or the layout above
 * it, says `export const csr = true`. See docs/decisions/0120-scripts-where-they-work.md; tests/house/scripts.test.ts
 * finds a page that forgot.
 */
export const csr = false;
