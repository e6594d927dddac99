const marked = 'ĄČĘĖĮŠŲŪŽąčęėįšųūžÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüÝýÿŁłŃńŚśŹźŻżÓó„“”"\'’‚‘«»';
const plain = 'ACEEISUUZaceeisuuzAAAAAAaaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOoooooUUUUuuuuYyyLlNnSsZzZzOo';
const letters = new Map([...marked].map((letter, place) => [letter, [...plain][place] ?? ''] as const));

/** A text without case, diacritics and quotation marks, letter for letter as `platform.folded` in the database (L-08). */
export const folded = (text: string): string =>
	[...text]
		.map((letter) => letters.get(letter) ?? letter)
		.join('')
		.toLowerCase();

/** The words that a reader looks for: „Žiežmarių „Saulės“ m-la“ is `ziezmariu`, `saules`, `m`, `la`. At most eight of them count. */
export const soughtWords = (text: string): string[] =>
	folded(text.normalize('NFC').slice(0, 200))
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '')
		.slice(0, 8);
