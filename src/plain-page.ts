/** What Svelte leaves in a page for its scripts, to find the places again where something may change. */
const marks = /<!--(?:\[-?\d*!?|\]|\$s\d+|[\da-z]{1,7})?-->/g;
/** Stands in every page that begins the framework's scripts. */
const scripts = '__sveltekit_';

/** A page without the framework's scripts, without what they alone would read: a fifth of a long discussion. Any other page as it is. */
export const plainPage = (html: string): string => (html.includes(scripts) ? html : html.replace(marks, ''));
