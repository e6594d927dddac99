import { dayOf, done, isId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { holdersOf } from '#people/server';
import { editionFor } from '#programmes/server';

import { capacityFor, lockLecturer } from './lecturer-access.ts';
import { topicsOf } from './topics.ts';

export type LecturerInput = {
	edition_id: string;
	person_id: string;
	municipality_id: string;
	/** Codes of the edition's topics. */
	topics: string[];
	/** ISO 639-1. */
	languages: string[];
	most_days: string;
	note: string;
};
export type SaveLecturerRefusal = 'not_found' | 'not_a_lecturer' | 'lecturer_unreadable';

/**
 * Says what a lecturer of the centre teaches, from where they set out and how many days they give at most. A lecturer with
 * no topic is refused: nobody could send them anywhere. Topics of other editions stay.
 */
export function saveLecturer(context: Context, input: LecturerInput): Promise<Outcome<undefined, SaveLecturerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, input.edition_id);
		if (!edition) return refused('not_found');
		const holders = await holdersOf(trx, edition.centre_id, ['lecturer'], dayOf(context.now));
		if (!holders.some(({ person_id }) => person_id === input.person_id)) return refused('not_a_lecturer');
		const standing = await lockLecturer(trx, input.person_id);
		const known = new Set((await topicsOf(trx, edition.id)).map(({ code }) => code));
		const faults = [
			...(input.topics.length === 0 || input.topics.some((topic) => !known.has(topic))
				? [{ field: 'topics', key: 'lecturer_fault_topics' }]
				: []),
			...(await faultsOfHome(trx, input))
		];
		if (faults.length > 0) return refused('lecturer_unreadable', faults);
		const topics = [...new Set([...input.topics, ...(standing?.topics ?? []).filter((topic) => !known.has(topic))])];
		await write(trx, context, { ...input, topics });
		return done();
	});
}

export type OwnLecturerInput = Pick<LecturerInput, 'municipality_id' | 'languages' | 'most_days'>;

/** A lecturer says from where they set out, in which languages they teach and how many days they give. Topics are the centre's. */
export function saveOwnLecturer(
	context: Context,
	input: OwnLecturerInput
): Promise<Outcome<undefined, 'not_found' | 'lecturer_unreadable'>> {
	return context.db.transaction().execute(async (trx) => {
		const person_id = context.actor.id ?? '';
		if ((await capacityFor(trx, context, person_id)) !== 'self') return refused('not_found');
		const standing = await lockLecturer(trx, person_id);
		const faults = await faultsOfHome(trx, input);
		if (faults.length > 0) return refused('lecturer_unreadable', faults);
		await write(trx, context, { ...input, person_id, topics: standing?.topics ?? [], note: standing?.note ?? '' });
		return done();
	});
}

const languages = ['lt', 'en', 'pl', 'ru', 'de', 'fr'];

async function faultsOfHome(trx: Trx, { municipality_id, languages: spoken, most_days }: OwnLecturerInput): Promise<Fault[]> {
	const home = isId(municipality_id)
		? await trx.selectFrom('schools.municipality').select('id').where('id', '=', municipality_id).executeTakeFirst()
		: undefined;
	const days = /^\d{1,3}$/.test(most_days.trim()) ? Number(most_days) : NaN;
	return [
		...(home ? [] : [{ field: 'municipality_id', key: 'lecturer_fault_home' }]),
		...(spoken.length > 0 && spoken.every((one) => languages.includes(one))
			? []
			: [{ field: 'languages', key: 'lecturer_fault_languages' }]),
		...(days >= 0 && days <= 250 ? [] : [{ field: 'most_days', key: 'lecturer_fault_most_days' }])
	];
}

type Writing = OwnLecturerInput & { person_id: string; topics: string[]; note: string };

async function write(trx: Trx, context: Context, { person_id, most_days, note, ...input }: Writing): Promise<void> {
	const { municipality_id, languages: spoken, topics } = input;
	const values = {
		municipality_id,
		topics,
		languages: spoken,
		most_days: Number(most_days),
		note: note.trim().slice(0, 1000),
		changed_at: context.now,
		changed_by: context.actor.id
	};
	await trx
		.insertInto('scheduling.lecturer')
		.values({ person_id, ...values })
		.onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
		.execute();
	await record(trx, context, {
		name: 'lecturer.saved',
		subject: { kind: 'person', id: person_id },
		particulars: { topics: topics.length, days: values.most_days }
	});
}
