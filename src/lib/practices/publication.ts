/** What of a version stands between it and its publication. */
export type Standing = {
	/** The last version that was sent; 0: none. */
	number: number;
	/** Remarks on any version that nobody has answered. */
	open: number;
	/** Whether the school lets this version out. */
	school: boolean;
	/** Authors who do not stand by this version yet. */
	waiting: number;
	/** Pictures of this version of which nobody says who is on them. */
	pictures: number;
	/** The version that everybody reads; null: none. */
	published: number | null;
};

export type Obstacle = 'not_sent' | 'remarks_open' | 'no_school_consent' | 'no_author_consent' | 'no_picture_consent' | 'already_published';

/** Why a version cannot be published yet: nothing is published without everybody's word (G-01). */
export function obstaclesTo({ number, open, school, waiting, pictures, published }: Standing): Obstacle[] {
	if (number === 0) return ['not_sent'];
	if (published === number) return ['already_published'];
	return [
		...(open > 0 ? ['remarks_open' as const] : []),
		...(school ? [] : ['no_school_consent' as const]),
		...(waiting > 0 ? ['no_author_consent' as const] : []),
		...(pictures > 0 ? ['no_picture_consent' as const] : [])
	];
}

/** Whose turn it is: the authors write or answer, those who are asked agree, the editor decides; nobody when it is public as it is. */
export function turnOf(standing: Standing): 'authors' | 'consents' | 'editor' | null {
	const obstacles = obstaclesTo(standing);
	if (obstacles.includes('already_published')) return null;
	if (obstacles.includes('not_sent') || obstacles.includes('remarks_open')) return 'authors';
	return obstacles.length > 0 ? 'consents' : 'editor';
}

/** The names under a publication as their bearers want them: who did not want to be named is of the school's team. */
export const namesOf = (authors: readonly { name: string; named: boolean }[]): { names: string[]; others: number } => ({
	names: authors.filter(({ named }) => named).map(({ name }) => name),
	others: authors.filter(({ named }) => !named).length
});

/** The address of an example: the words of its title without diacritics, short, and its number so that no two are alike. */
export function slugFor(title: string, reference: string): string {
	const number = String(Number(reference.split('-').at(-1)));
	const whole = title
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	const words = whole.length > longestWords ? whole.slice(0, longestWords).replace(/-[^-]*$/, '') : whole;
	return words === '' ? number : `${words}-${number}`;
}

/** How long the words in an address may be. */
const longestWords = 70;
