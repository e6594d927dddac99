import type { Template } from '#platform/server';

/** To whoever made a token for their programs: if it was somebody else at their browser, they learn of it here. */
export const tokenMadeLetter: Template<{ name: string; may_write: boolean; address: string }> = {
	lt: ({ name, may_write, address }) => ({
		subject: 'Sukurtas prieigos raktas Jūsų programoms',
		paragraphs: [
			may_write
				? `Raktu „${name}“ programos Jūsų vardu gali skaityti ir keisti viską, ką galite Jūs.`
				: `Raktu „${name}“ programos Jūsų vardu gali skaityti viską, ką matote Jūs.`,
			'Jei rakto nekūrėte, nedelsdami jį panaikinkite ir pakeiskite slaptažodį.',
			{ act: 'Peržiūrėti prieigos raktus', address }
		]
	}),
	en: ({ name, may_write, address }) => ({
		subject: 'A token was made for your programs',
		paragraphs: [
			may_write
				? `With the token “${name}” programs can read and change in your name whatever you can.`
				: `With the token “${name}” programs can read in your name whatever you can see.`,
			'If you did not make it, revoke it at once and change your password.',
			{ act: 'See the tokens', address }
		]
	})
};
