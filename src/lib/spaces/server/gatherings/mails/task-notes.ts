import type { Template } from '#platform/server';

export type NoteWords = { title: string; room: string; by: string; body: string; address: string };

/** To whoever gave a task: what was answered to it. */
export const taskNoted: Template<NoteWords> = {
	lt: ({ title, room, by, body, address }) => ({
		subject: `Dėl užduoties: ${title}`,
		paragraphs: [`${by} parašė:`, body, `Kambarys: ${room}`, 'Užduotis dar neatlikta.', { act: 'Užduotis', address }]
	}),
	en: ({ title, room, by, body, address }) => ({
		subject: `About a task: ${title}`,
		paragraphs: [`${by} wrote:`, body, `Room: ${room}`, 'The task is still open.', { act: 'The task', address }]
	})
};

/** To whoever answered a task by a letter that does not say that it is done: once. */
export const taskStillOpen: Template<NoteWords> = {
	lt: ({ title, room, address }) => ({
		subject: `Užrašėme, užduotis dar laukia: ${title}`,
		paragraphs: [
			'Jūsų atsakymą užrašėme prie užduoties.',
			'Kai padarysite, atsakykite į šį laišką ir pradėkite žodžiu „padaryta“.',
			`Kambarys: ${room}`,
			{ act: 'Užduotis', address }
		]
	}),
	en: ({ title, room, address }) => ({
		subject: `Noted, the task is still open: ${title}`,
		paragraphs: [
			'Your answer is kept with the task.',
			'When it is done, reply to this letter and begin with the word “done”.',
			`Room: ${room}`,
			{ act: 'The task', address }
		]
	})
};
