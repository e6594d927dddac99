import type { Act, Part, Template } from '#platform/server';

type Common = { title: string; address: string; letters: string | null };

const end = (act: Act, said: string, letters: Act | null): Part[] => [said, act, ...(letters ? [{ links: [letters] }] : [])];
const choose = { lt: 'Kokius laiškus gauti', en: 'Which letters you get' };
const link = (locale: 'lt' | 'en', address: string | null): Act | null => (address ? { act: choose[locale], address } : null);

/** To somebody of the team: the value of a measure is due. Answered by replying with one number. */
export const valueAsked: Template<Common & { measure: string; unit: string; last: { value: string; day: string } | null }> = {
	lt: ({ title, measure, unit, last, address, letters }) => ({
		subject: `Kiek dabar? ${measure}`,
		paragraphs: [
			last ? `Projektas „${title}“. Paskutinė reikšmė – ${last.value} (${last.day}).` : `Projektas „${title}“. Šio mato reikšmių dar nėra.`,
			...end(
				{ act: 'Įrašyti puslapyje', address },
				`Atsakykite į šį laišką vienu skaičiumi${unit ? ` (${unit})` : ''}, pavyzdžiui, „52,5“ arba „spalio 5 d. – 52“. Jei norite, kitoje eilutėje parašykite pastabą.`,
				link('lt', letters)
			)
		]
	}),
	en: ({ title, measure, unit, last, address, letters }) => ({
		subject: `How much now? ${measure}`,
		paragraphs: [
			last ? `Project “${title}”. The latest value is ${last.value} (${last.day}).` : `Project “${title}”. This measure has no values yet.`,
			...end(
				{ act: 'Enter it on the page', address },
				`Reply to this letter with one number${unit ? ` (${unit})` : ''}, for example “52.5” or “5 October – 52”. If you like, add a note in the next line.`,
				link('en', letters)
			)
		]
	})
};

/** To somebody of the team: what was tried of late? Answered by replying with three lines. */
export const noteAsked: Template<Common & { cycle: string | null }> = {
	lt: ({ title, cycle, address, letters }) => ({
		subject: `Kaip sekasi? ${title}`,
		paragraphs: [
			cycle ? `Projektas „${title}“, bandymas „${cycle}“.` : `Projektas „${title}“.`,
			...end(
				{ act: 'Parašyti puslapyje', address },
				'Atsakykite į šį laišką trimis eilutėmis, užteks pusantros minutės:\nKą bandėme: …\nKas įvyko: …\nKas toliau: …\nJei nieko nebandėte, atsakyti nereikia.',
				link('lt', letters)
			)
		]
	}),
	en: ({ title, cycle, address, letters }) => ({
		subject: `How is it going? ${title}`,
		paragraphs: [
			cycle ? `Project “${title}”, cycle “${cycle}”.` : `Project “${title}”.`,
			...end(
				{ act: 'Write on the page', address },
				'Reply to this letter in three lines; ninety seconds are enough:\nWe tried: …\nWhat happened: …\nNext: …\nIf you tried nothing, there is no need to answer.',
				link('en', letters)
			)
		]
	})
};

/** To who sent a note by mail: it is saved, and one question. Answered by replying. */
export const questionAsked: Template<{ title: string; cycle: string | null; question: string; tried: string; address: string }> = {
	lt: ({ title, cycle, question, tried, address }) => ({
		subject: `Ačiū, žinia išsaugota. Vienas klausimas: ${question}`,
		paragraphs: [
			cycle ? `Projektas „${title}“, bandymas „${cycle}“. Jūs rašėte:` : `Projektas „${title}“. Jūs rašėte:`,
			tried,
			`${question}\nJei norite, atsakykite į šį laišką.`,
			{ act: 'Atverti žinią', address }
		]
	}),
	en: ({ title, cycle, question, tried, address }) => ({
		subject: `Thank you, the note is saved. One question: ${question}`,
		paragraphs: [
			cycle ? `Project “${title}”, cycle “${cycle}”. You wrote:` : `Project “${title}”. You wrote:`,
			tried,
			`${question}\nIf you like, reply to this letter.`,
			{ act: 'Open the note', address }
		]
	})
};
