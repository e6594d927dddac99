import type { Day, Text } from '#platform';
import type { DatePattern } from '#programmes';
import { patternOfDays } from './patterns.ts';
import { tonesOf, type Look, type Tone } from './views.ts';

export const listStates = ['placed', 'unplaced', 'hard', 'soft', 'pinned', 'changed'] as const;
export type ListState = (typeof listStates)[number];
export type ListFilters = { q: string; topic: string; lecturer: string; state: ListState | null };

/** One training as the list shows it. */
export type ListRow = {
	training_id: string;
	reference: string;
	school: string;
	municipality: string;
	topic: string;
	topic_words: Text;
	days: Day[];
	pattern: DatePattern | null;
	lecturers: { id: string; name: string }[];
	tone: Tone;
	pinned: boolean;
	changed: boolean;
};

export const listPage = 50;

/** The trainings that a filter of the list lets through, in the order of their first day; those without days at the end. */
export function listOf(look: Look, filters: ListFilters): ListRow[] {
	const tones = tonesOf(look.warnings);
	const placed = new Map(look.placed.map((one) => [one.training_id, one]));
	const names = new Map(look.facts.lecturers.map(({ id, name }) => [id, name]));
	const closed = look.facts.holidays.map(({ day }) => day);
	return look.facts.trainings
		.map((training): ListRow => {
			const one = placed.get(training.id);
			const { id, reference, school, municipality, topic, topic_words } = training;
			return {
				training_id: id,
				reference,
				school,
				municipality,
				topic,
				topic_words,
				days: one?.days ?? [],
				pattern: one && one.days.length === look.facts.dose.days ? patternOfDays(one.days, closed) : null,
				lecturers: (one?.lecturers ?? []).map((lecturer) => ({ id: lecturer, name: names.get(lecturer) ?? '…' })),
				tone: tones.get(id) ?? 'plain',
				pinned: Boolean(one?.days_pinned || one?.lecturers_pinned),
				changed: look.changed.has(id)
			};
		})
		.filter((row) => isAsked(row, filters))
		.sort((a, b) => (a.days[0] ?? '9').localeCompare(b.days[0] ?? '9'));
}

function isAsked(row: ListRow, { q, topic, lecturer, state }: ListFilters): boolean {
	const sought = q.trim().toLocaleLowerCase('lt');
	const text = `${row.school} ${row.reference} ${row.municipality}`.toLocaleLowerCase('lt');
	return (
		text.includes(sought) &&
		(topic === '' || row.topic === topic) &&
		(lecturer === '' || row.lecturers.some(({ id }) => id === lecturer)) &&
		(state === null || isIn(row, state))
	);
}

function isIn({ days, tone, pinned, changed }: ListRow, state: ListState): boolean {
	switch (state) {
		case 'placed':
			return days.length > 0;
		case 'unplaced':
			return days.length === 0;
		case 'hard':
			return tone === 'hard';
		case 'soft':
			return tone === 'soft';
		case 'pinned':
			return pinned;
		case 'changed':
			return changed;
	}
}
