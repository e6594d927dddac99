import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { personsById } from '#people/server';
import { type EditionOfCentre } from '#programmes/server';
import type { Change, When } from '../changes.ts';
import { seasonFor, type DeskRefusal } from './seasons.ts';
import { tellVersions, type ToldVersion } from './read-timetable.ts';
import { publishedVersions } from './timetables.ts';

/** A change in words: whose training, and by whom it was and is held. */
export type ToldChange = Change & { school: string; reference: string; names: Record<string, string> };
export type VersionPage = { edition: EditionOfCentre; version: ToldVersion; changes: ToldChange[]; numbers: number[] };

/** One published version with everything that it changed. */
export function readVersion(
	context: Context,
	{ edition_id, number }: { edition_id: string; number: number }
): Promise<Outcome<VersionPage, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await seasonFor(trx, context, edition_id);
		if (!desk.ok) return desk;
		const versions = await publishedVersions(trx, edition_id);
		const [version] = await tellVersions(
			trx,
			versions.filter((one) => one.number === number)
		);
		if (!version) return refused('not_found');
		return done({
			edition: desk.value.edition,
			version,
			changes: await changesOf(trx, version.id),
			numbers: versions.map((one) => one.number)
		});
	});
}

async function changesOf(trx: Trx, timetableId: string): Promise<ToldChange[]> {
	const rows = await trx
		.selectFrom('scheduling.change as change')
		.innerJoin('scheduling.training as training', 'training.id', 'change.training_id')
		.innerJoin('applications.application as application', 'application.id', 'training.application_id')
		.select(['change.training_id', 'change.before', 'change.after', 'training.reference', 'application.school_name'])
		.where('change.timetable_id', '=', timetableId)
		.orderBy('training.reference')
		.execute();
	const told = rows.map(({ before, after, ...row }) => ({ ...row, before: before as When | null, after: after as When | null }));
	const ids = [...new Set(told.flatMap(({ before, after }) => [...(before?.lecturers ?? []), ...(after?.lecturers ?? [])]))];
	const people = ids.length > 0 ? await personsById(trx, ids) : new Map<string, { name: string }>();
	const names = Object.fromEntries(ids.map((id) => [id, people.get(id)?.name ?? '…']));
	return told.map(({ school_name, ...change }) => ({ ...change, school: school_name ?? '…', names }));
}
