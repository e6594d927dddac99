import { instantInWords } from '#platform';
import type { Template } from '#platform/server';

export type ConsultationWords = {
	title: string;
	/** The school of a training, or the network. */
	of: string;
	reference: string;
	asker: string;
	audience: 'one' | 'team';
	begins_at: Date | null;
	place: string;
	address: string;
};

/** To those who lead: a question waits for them. */
export const consultationAsked: Template<ConsultationWords> = {
	lt: ({ title, of, reference, asker, audience, address }) => ({
		subject: `Jūsų laukia klausimas (${reference})`,
		paragraphs: [
			`Klausia: ${asker}${audience === 'team' ? ' visos komandos vardu' : ''}\nMokymai: ${title}\n${of}`,
			'Atsakykite raštu arba sutarkite pokalbį.',
			{ act: 'Skaityti klausimą', address }
		]
	}),
	en: ({ title, of, reference, asker, audience, address }) => ({
		subject: `A question waits for you (${reference})`,
		paragraphs: [
			`Asked by: ${asker}${audience === 'team' ? ', for the whole team' : ''}\nTraining: ${title}\n${of}`,
			'Answer in writing, or agree upon a talk.',
			{ act: 'Read the question', address }
		]
	})
};

/** To both sides: when they talk. */
export const consultationBooked: Template<ConsultationWords> = {
	lt: ({ title, of, asker, audience, begins_at, place, address }) => ({
		subject: `Konsultacija ${begins_at ? instantInWords(begins_at, 'lt') : ''}`,
		paragraphs: [
			`Mokymai: ${title}\n${of}\nKlausia: ${asker}${audience === 'team' ? ' visos komandos vardu' : ''}\nVieta: ${place}`,
			'Prie laiško pridėtas įrašas Jūsų kalendoriui.',
			{ act: 'Apie konsultaciją', address }
		]
	}),
	en: ({ title, of, asker, audience, begins_at, place, address }) => ({
		subject: `Consultation on ${begins_at ? instantInWords(begins_at, 'en') : ''}`,
		paragraphs: [
			`Training: ${title}\n${of}\nAsked by: ${asker}${audience === 'team' ? ', for the whole team' : ''}\nPlace: ${place}`,
			'An entry for your calendar is attached.',
			{ act: 'About the consultation', address }
		]
	})
};

/** To those who were to take part: it is taken back. */
export const consultationCancelled: Template<ConsultationWords & { why: string }> = {
	lt: ({ title, of, begins_at, why, address }) => ({
		subject: begins_at ? `Konsultacija neįvyks: ${instantInWords(begins_at, 'lt')}` : 'Klausimas atšauktas',
		paragraphs: [`Mokymai: ${title}\n${of}`, ...(why ? [`Kodėl: ${why}`] : []), { act: 'Atverti', address }]
	}),
	en: ({ title, of, begins_at, why, address }) => ({
		subject: begins_at ? `The consultation is cancelled: ${instantInWords(begins_at, 'en')}` : 'The question is taken back',
		paragraphs: [`Training: ${title}\n${of}`, ...(why ? [`Why: ${why}`] : []), { act: 'Open', address }]
	})
};

/** To whoever asked and who took part: an answer in writing, or notes of the talk. */
export const consultationAnswered: Template<ConsultationWords & { written: boolean }> = {
	lt: ({ title, of, written, reference, address }) => ({
		subject: written ? `Lektorius atsakė į klausimą (${reference})` : `Konsultacijos užrašai (${reference})`,
		paragraphs: [`Mokymai: ${title}\n${of}`, { act: written ? 'Skaityti atsakymą' : 'Skaityti užrašus', address }]
	}),
	en: ({ title, of, written, reference, address }) => ({
		subject: written ? `The lecturer has answered the question (${reference})` : `Notes of the consultation (${reference})`,
		paragraphs: [`Training: ${title}\n${of}`, { act: written ? 'Read the answer' : 'Read the notes', address }]
	})
};
