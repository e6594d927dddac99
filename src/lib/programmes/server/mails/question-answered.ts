import type { Template } from '#platform/server';
import type { Contact } from '#programmes';

/** To whoever asked about a call: the answer, which everybody can now read on the page of the call. */
export const questionAnswered: Template<{ call: string; asked: string; answer: string; contact: Contact; address: string }> = {
	lt: ({ call, asked, answer, contact, address }) => ({
		subject: `Atsakyta į Jūsų klausimą. Kvietimas: ${call}`,
		paragraphs: [
			'Klausėte:',
			asked,
			'Atsakome:',
			answer,
			'Klausimą ir atsakymą, be Jūsų vardo ir adreso, dabar gali perskaityti visi kvietimo puslapyje. Jūsų adreso nebesaugome.',
			{ act: 'Kvietimo puslapis', address },
			`Jeigu liko neaiškumų, rašykite ${contact.email}${contact.phone && ` arba skambinkite ${contact.phone}`}.`
		]
	}),
	en: ({ call, asked, answer, contact, address }) => ({
		subject: `Your question is answered. Call: ${call}`,
		paragraphs: [
			'You asked:',
			asked,
			'We answer:',
			answer,
			'Everybody can now read the question and the answer on the page of the call, without your name and address. We no longer keep your address.',
			{ act: 'The page of the call', address },
			`If something remains unclear, write to ${contact.email}${contact.phone && ` or call ${contact.phone}`}.`
		]
	})
};
