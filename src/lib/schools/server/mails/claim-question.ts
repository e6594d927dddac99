import type { Template } from '#platform/server';

export type ClaimQuestion = {
	school: string;
	claimant: string;
	claimant_email: string;
	post: string;
	as_head: boolean;
	/** The letter goes to the registered address, or to one who represents the school already. */
	to: 'registered_address' | 'representatives';
	address: string;
	/** „2026 m. gruodžio 11 d.“, 11 December 2026 */
	until: string;
};

/** Asks whether a person may represent a school. Opening the link changes nothing: the page behind it has the buttons. */
export const claimQuestion: Template<ClaimQuestion> = {
	lt: ({ school, claimant, claimant_email, post, as_head, to, address, until }) => ({
		subject: `Ar ${claimant} gali atstovauti mokyklai? Atsakykite iki ${until} imtinai`,
		paragraphs: [
			to === 'registered_address'
				? 'Šį laišką gavote, nes mokyklų registre nurodytas šis mokyklos el. pašto adresas.'
				: 'Šį laišką gavote, nes sistemoje „Kartu“ atstovaujate šiai mokyklai.',
			`Mokykla: ${school}\nKas kreipiasi: ${claimant} (${claimant_email})\nPareigos: ${post}\nKaip atstovautų: ${as_head ? 'mokyklos vadovo teisėmis' : 'koordinatoriaus teisėmis'}`,
			'Patvirtinus šis asmuo mokyklos vardu galės rengti ir teikti paraiškas, tvarkyti darbuotojų sąrašą ir pakviesti kolegas. Jei šio žmogaus nepažįstate, atverkite nuorodą ir atsisakykite. Kol niekas nepatvirtino, jokių teisių šis žmogus neturi.',
			{ act: 'Atsakyti', address },
			`Atsakyti galima iki ${until} imtinai.`
		]
	}),
	en: ({ school, claimant, claimant_email, post, as_head, to, address, until }) => ({
		subject: `May ${claimant} represent the school? Answer by ${until}`,
		paragraphs: [
			to === 'registered_address'
				? 'You receive this letter because this address stands in the register of schools.'
				: 'You receive this letter because you represent this school in Kartu.',
			`School: ${school}\nWho asks: ${claimant} (${claimant_email})\nPost: ${post}\nWould represent it ${as_head ? 'as its head' : 'as its coordinator'}`,
			'Once confirmed, this person can write and send applications for the school, keep its staff list and invite colleagues. If you do not know this person, follow the link and refuse: nothing is given until somebody confirms.',
			{ act: 'Answer', address },
			`You can answer until the end of ${until}.`
		]
	})
};
