import type { Template } from '#platform/server';

/** What makes us write: the first request, a day that comes near, an officer's hand, the last day gone by. */
export type ReminderKind = 'asked' | 'week' | 'last_days' | 'by_hand' | 'expired';

export type SignAsked = {
	kind: ReminderKind;
	number: string;
	school: string;
	party: string;
	name: string;
	until: string;
	amended: boolean;
	address: string;
};

/** To whoever signs for a party: the text waits; and again, when the day is near. */
export const signAsked: Template<SignAsked> = {
	lt: ({ kind, number, school, party, until, amended, address }) => ({
		subject: `${kind === 'asked' ? 'Pasirašykite' : 'Primename: pasirašykite'} ${amended ? 'sutarties pakeitimą' : 'sutartį'} Nr. ${number} iki ${until}`,
		paragraphs: [
			`${school}: ${amended ? 'parengta nauja sutarties redakcija' : 'parengta sutartis'} Nr. ${number}. Jūs esate nurodyti kaip asmuo, pasirašantis už šią šalį: ${party}.`,
			`Pasirašyti galima iki ${until} Pasirašykite elektroniniu parašu arba įkelkite ranka pasirašyto dokumento kopiją.`,
			...(amended ? ['Kol naujos redakcijos nepasirašo visos šalys, galioja ankstesnė.'] : []),
			{ act: 'Perskaityti ir pasirašyti', address },
			'Jei pasirašyti turi kitas žmogus arba sutartį reikia keisti, atsakykite sutarties puslapyje.'
		]
	}),
	en: ({ kind, number, school, party, until, amended, address }) => ({
		subject: `${kind === 'asked' ? 'Sign' : 'A reminder: sign'} ${amended ? 'the change of agreement' : 'agreement'} ${number} by ${until}`,
		paragraphs: [
			`${school}: ${amended ? 'a new version of the agreement is ready' : 'the agreement is ready'}, number ${number}. You are named as the person who signs for ${party}.`,
			`It can be signed until ${until}: with an electronic signature, or by uploading a copy of the document signed by hand.`,
			...(amended ? ['Until every party has signed the new version, the earlier one is in force.'] : []),
			{ act: 'Read and sign', address },
			'If somebody else has to sign, or the agreement has to be changed, say so on the page of the agreement.'
		]
	})
};
