import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holdersOf, personsById } from '#people/server';
import type { Topic } from '#programmes';
import { municipalitiesOf } from '#schools/server';
import { type EditionOfCentre } from '#programmes/server';
import type { LecturerFacts, Pairing, Placed } from '../facts.ts';
import { gatherFacts } from './gather.ts';
import { capacityFor } from './lecturer-access.ts';
import { seasonFor, type DeskRefusal } from './seasons.ts';
import { draftOf, inForce, placedIn } from './timetables.ts';
import { topicsOf } from './topics.ts';

export type LecturerRow = LecturerFacts & { days: number; trainings: number };
export type LecturersPage = {
	edition: EditionOfCentre;
	lecturers: LecturerRow[];
	/** Who holds the role and has no topics yet: nobody can send them anywhere. */
	without: { id: string; name: string }[];
	topics: Topic[];
	pairings: (Pairing & { one: string; other: string })[];
};

/** The lecturers of the centre with what they teach and how much of their days the timetable takes. */
export function readLecturers(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<LecturersPage, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await seasonFor(trx, context, edition_id);
		if (!desk.ok) return desk;
		const { lecturers, pairings } = await gatherFacts(trx, context, desk.value);
		const placed = await placedNow(trx, edition_id);
		const holders = await holdersOf(trx, desk.value.edition.centre_id, ['lecturer'], dayOf(context.now));
		const saved = new Set(lecturers.map(({ id }) => id));
		const name = (id: string) =>
			lecturers.find((one) => one.id === id)?.name ?? holders.find(({ person_id }) => person_id === id)?.name ?? '…';
		return done({
			edition: desk.value.edition,
			lecturers: lecturers.map((lecturer) => ({ ...lecturer, ...loadOf(lecturer.id, placed) })),
			without: holders
				.filter(({ person_id }) => !saved.has(person_id))
				.map(({ person_id, name: called }) => ({ id: person_id, name: called })),
			topics: await topicsOf(trx, edition_id),
			pairings: pairings.map((pair) => ({ ...pair, one: name(pair.one_id), other: name(pair.other_id) }))
		});
	});
}

/** The draft where there is one, else what is published. */
export const placedNow = async (trx: Trx, editionId: string): Promise<Placed[]> =>
	placedIn(trx, ((await draftOf(trx, editionId)) ?? (await inForce(trx, editionId)))?.id);

function loadOf(id: string, placed: readonly Placed[]) {
	const own = placed.filter(({ lecturers }) => lecturers.includes(id));
	return { days: new Set(own.flatMap(({ days }) => days)).size, trainings: own.length };
}

export type ToldAbsence = { id: string; starts_on: Day; ends_on: Day; why: string };
export type LecturerProfile = {
	person_id: string;
	name: string;
	municipality_id: string | null;
	topics: string[];
	languages: string[];
	most_days: number | null;
	note: string;
	absences: ToldAbsence[];
};
export type LecturerPage = {
	edition: EditionOfCentre;
	profile: LecturerProfile;
	topics: Topic[];
	municipalities: { id: string; name: string }[];
};

/** One lecturer for the centre: what they teach and when they are away, with the reason. */
export function readLecturer(
	context: Context,
	{ edition_id, person_id }: { edition_id: string; person_id: string }
): Promise<Outcome<LecturerPage, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await seasonFor(trx, context, edition_id);
		if (!desk.ok) return desk;
		if ((await capacityFor(trx, context, person_id)) !== 'officer') return refused('not_found');
		return done({
			edition: desk.value.edition,
			profile: await profileOf(trx, person_id),
			topics: await topicsOf(trx, edition_id),
			municipalities: (await municipalitiesOf(trx)).map(({ id, name }) => ({ id, name }))
		});
	});
}

/** What is kept of a lecturer; nothing yet where nothing was saved. */
export async function profileOf(trx: Trx, personId: string): Promise<LecturerProfile> {
	const row = await trx.selectFrom('scheduling.lecturer').selectAll().where('person_id', '=', personId).executeTakeFirst();
	const absences = await trx
		.selectFrom('scheduling.absence')
		.select(['id', 'starts_on', 'ends_on', 'why'])
		.where('person_id', '=', personId)
		.where('withdrawn_at', 'is', null)
		.orderBy('starts_on')
		.execute();
	const name = (await personsById(trx, [personId])).get(personId)?.name ?? '…';
	if (!row) return { person_id: personId, name, municipality_id: null, topics: [], languages: ['lt'], most_days: null, note: '', absences };
	const { municipality_id, topics, languages, most_days, note } = row;
	return { person_id: personId, name, municipality_id, topics, languages, most_days, note, absences };
}
