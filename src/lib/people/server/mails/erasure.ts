import { m } from '#lib/messages/messages.js';
import { dayInWords, type Day, type Locale } from '#platform';
import type { Template } from '#platform/server';
import type { KeptPart } from '../../erasure.ts';

/** To whoever asked to be erased: by when, and that it can be taken back. */
export const erasureAskedLetter: Template<{ due_on: Day; address: string }> = {
	lt: ({ due_on, address }) => ({
		subject: `Prašymą ištrinti Jūsų duomenis gavome, atsakysime iki ${dayInWords(due_on, 'lt')}`,
		paragraphs: [
			'Prašėte ištrinti Jūsų asmens duomenis iš „Kartu“. Prašymą nagrinėja programos centras.',
			'Kol neatsakyta, prašymą galite atsiimti. Tame pačiame puslapyje parašyta, kas bus ištrinta, o kas ir kiek laiko lieka.',
			{ act: 'Peržiūrėti arba atsiimti prašymą', address },
			'Jei to neprašėte, prašymą atsiimkite ir pakeiskite slaptažodį.'
		]
	}),
	en: ({ due_on, address }) => ({
		subject: `We have your request to be erased and will answer by ${dayInWords(due_on, 'en')}`,
		paragraphs: [
			'You have asked for your personal data to be erased from Kartu. The centre of the programme looks at your request.',
			'You can take it back until it is answered. The same page says what will be erased, what stays, and for how long.',
			{ act: 'Look at the request or take it back', address },
			'If you did not ask for this, take the request back and change your password.'
		]
	})
};

/** To whoever is not erased: why, and where to complain (GDPR, article 12(4)). */
export const erasureRefusedLetter: Template<{ reason: string }> = {
	lt: ({ reason }) => ({
		subject: 'Jūsų duomenų neištrynėme',
		paragraphs: [
			'Prašymo ištrinti Jūsų asmens duomenis įvykdyti negalime. Priežastis:',
			reason,
			'Jei nesutinkate, galite kreiptis į Valstybinę duomenų apsaugos inspekciją (vdai.lrv.lt) arba į teismą. Prašyti galite ir iš naujo.'
		]
	}),
	en: ({ reason }) => ({
		subject: 'Your data were not erased',
		paragraphs: [
			'We cannot do what you asked: to erase your personal data. The reason:',
			reason,
			'If you do not agree, you can turn to the State Data Protection Inspectorate (vdai.lrv.lt) or to a court. You can also ask again.'
		]
	})
};

/** The last letter: what is gone, what stays and until when. Its address is forgotten once it has left. */
export const erasedLetter: Template<{ kept: readonly KeptPart[] }> = {
	lt: ({ kept }) => ({
		subject: 'Jūsų duomenys ištrinti',
		paragraphs: [
			'Jūsų paskyra, vardas, adresas ir kiti asmens duomenys iš „Kartu“ ištrinti. Prisijungti nebegalėsite, laiškų nebegausite; šis – paskutinis.',
			...(kept.length > 0 ? ['Teisės aktai reikalauja, kad dalis įrašų kurį laiką liktų:', listOf(kept, 'lt')] : []),
			'Atsarginėse kopijose duomenys lieka, kol kopijos pakeičiamos naujesnėmis.'
		],
		confidential: true
	}),
	en: ({ kept }) => ({
		subject: 'Your data have been erased',
		paragraphs: [
			'Your account, name, address and other personal data have been erased from Kartu. You cannot sign in any more and will get no more letters; this is the last one.',
			...(kept.length > 0 ? ['The law asks that some records stay for a time:', listOf(kept, 'en')] : []),
			'Copies made for emergencies hold the data until newer ones take their place.'
		],
		confidential: true
	})
};

const listOf = (kept: readonly KeptPart[], locale: Locale): string =>
	kept.map((part) => `– ${m[`erasure_kept_${part}`]({}, { locale })}`).join('\n');
