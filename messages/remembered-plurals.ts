import type { Plugin } from 'vite';

const made = 'new Intl.PluralRules(locale, options)';
const remembered = `
const rules = new Map();
function rulesOf(locale, options) {
	const key = options?.type === 'ordinal' ? locale + ' ordinal' : locale;
	const known = rules.get(key) ?? ${made};
	rules.set(key, known);
	return known;
}
`;

/**
 * The compiled sentences make the rules of the plural anew for every counted word, which takes tens of times as long as to ask them. Here
 * they are kept, one of each kind for a language. Fails when a newer compiler writes them otherwise.
 */
export const rememberedPlurals = (): Plugin => ({
	name: 'remembered-plurals',
	transform(code, id) {
		if (!id.split('?')[0]?.endsWith('/src/lib/messages/registry.js')) return null;
		if (!code.includes(made)) throw new Error('the compiled sentences make the rules of the plural otherwise now');
		return { code: remembered + code.replace(made, 'rulesOf(locale, options)'), map: null };
	}
});
