import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { personsById } from '#people/server';
import type { Clash, Placement, Progress, Repair, RepairKind, Repairs, RunState } from '#planning';
import { runOf } from '#planning/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { touchedBy } from '../../disruption.ts';
import type { Placed } from '../../facts.ts';
import { sameDays } from '../../training-state.ts';
import { seasonFor } from '../seasons.ts';
import { draftOf, inForce, placedOfStanding } from '../timetables.ts';
import { trainingsInForce } from '../training/in-force.ts';
import { repairsOf } from './choose-repair.ts';
import { disruptionById, disruptionsOf, type Disruption } from './rows.ts';

/** A disruption with names, for officers of the centre. */
export type DisruptionRow = Disruption & { lecturer: string | null; school: string | null; reporter: string | null; touched: string[] };
export type DisruptionDesk = {
	edition: EditionOfCentre;
	open: DisruptionRow[];
	settled: DisruptionRow[];
	/** Whom and what a disruption can be about: lecturers and schools with days to come. */
	lecturers: { id: string; name: string }[];
	trainings: { id: string; school: string; days: Day[] }[];
};

/** What makes the published timetable of an edition impossible, and what did; for officers of the centre. */
export function readDisruptions(context: Context, editionId: string): Promise<Outcome<DisruptionDesk, 'not_found' | 'no_season'>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await seasonFor(trx, context, editionId);
		if (!desk.ok) return desk;
		const { edition } = desk.value;
		const published = await placedOfStanding(trx, (await inForce(trx, edition.id))?.id);
		const rows = await named(trx, context, await disruptionsOf(trx, edition.id), published);
		const today = dayOf(context.now);
		const coming = (await trainingsInForce(trx, context, { edition_id: edition.id })).filter(({ days }) => days.some((day) => day > today));
		const people = await personsById(
			trx,
			coming.flatMap(({ lecturers }) => lecturers)
		);
		const collator = new Intl.Collator('lt');
		return done({
			edition,
			open: rows.filter(({ settled_at }) => settled_at === null).reverse(),
			settled: rows.filter(({ settled_at }) => settled_at !== null),
			lecturers: [...people.values()].map(({ id, name }) => ({ id, name })).sort((one, other) => collator.compare(one.name, other.name)),
			trainings: coming
				.map(({ id, school, days }) => ({ id, school, days }))
				.sort((one, other) => collator.compare(one.school, other.school))
		});
	});
}

async function named(trx: Trx, context: Context, rows: readonly Disruption[], published: readonly Placed[]): Promise<DisruptionRow[]> {
	const people = await personsById(
		trx,
		rows.flatMap(({ person_id, reported_by }) => [person_id, reported_by].flatMap((id) => id ?? []))
	);
	const touched = rows.map((row) => (row.settled_at === null ? touchedBy(row, published, dayOf(context.now)) : []));
	const ids = [...rows.flatMap(({ training_id }) => training_id ?? []), ...touched.flat()];
	const schools = new Map((ids.length > 0 ? await trainingsInForce(trx, context, { ids }) : []).map(({ id, school }) => [id, school]));
	return rows.map((row, at) => ({
		...row,
		lecturer: (row.person_id && people.get(row.person_id)?.name) || null,
		school: (row.training_id && schools.get(row.training_id)) || null,
		reporter: (row.reported_by && people.get(row.reported_by)?.name) || null,
		touched: (touched[at] ?? []).map((id) => schools.get(id) ?? '…')
	}));
}

/** What a repair does to one training: before and after, with names. */
export type ChangeInWords = {
	training_id: string;
	reference: string;
	school: string;
	/** How many people move here. */
	people: number;
	before: { days: Day[]; lecturers: string[] };
	after: { days: Day[]; lecturers: string[] };
	moves: boolean;
	coming: string[];
	leaving: string[];
};
export type RepairInWords = { kind: RepairKind; people: number; days: number; kilometres: number; changes: ChangeInWords[] };
export type DisruptionFile = {
	edition: EditionOfCentre;
	disruption: DisruptionRow;
	run: { id: string; state: RunState; progress: Progress | null; clashes: Clash[]; names: Record<string, string> } | null;
	repairs: RepairInWords[];
	chosen: RepairInWords | null;
	/** Whether another version is in force than the one that the repairs are for. */
	stale: boolean;
	draft_stands: boolean;
};

/** One disruption with its repairs, the one that moves the fewest people first. */
export function readDisruption(context: Context, id: string): Promise<Outcome<DisruptionFile, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const disruption = isId(id) ? await disruptionById(trx, id) : undefined;
		const edition = disruption && (await editionFor(trx, context, disruption.edition_id));
		if (!disruption || !edition) return refused('not_found');
		const version = await inForce(trx, edition.id);
		const run = disruption.run_id === null ? undefined : await runOf<Repairs>(trx, disruption.run_id);
		const asked = await trx
			.selectFrom('scheduling.asking')
			.select('timetable_id')
			.where('run_id', '=', disruption.run_id)
			.executeTakeFirst();
		const [row] = await named(trx, context, [disruption], await placedOfStanding(trx, version?.id));
		const tell = await teller(trx, context, run ? repairsOf(run) : []);
		const repairs = run ? repairsOf(run).map(tell) : [];
		return done({
			edition,
			disruption: row as DisruptionRow,
			run: run
				? {
						id: run.id,
						state: run.state,
						progress: run.progress,
						clashes: run.result?.clashes ?? [],
						names: await namesIn(trx, context, run.result?.clashes ?? [])
					}
				: null,
			repairs,
			chosen: disruption.chosen === null ? null : (repairs[disruption.chosen] ?? null),
			stale: asked !== undefined && asked.timetable_id !== version?.id,
			draft_stands: (await draftOf(trx, edition.id)) !== undefined
		});
	});
}

/** Turns a repair into words, with the names of its schools and lecturers. */
async function teller(trx: Trx, context: Context, repairs: readonly Repair[]): Promise<(repair: Repair) => RepairInWords> {
	const changed = repairs.flatMap((repair) => repair.changed);
	const ids = [...new Set(changed.map(({ school }) => school))];
	const trainings = new Map((ids.length > 0 ? await trainingsInForce(trx, context, { ids }) : []).map((one) => [one.id, one]));
	const people = await personsById(
		trx,
		changed.flatMap(({ before, after }) => [...(before?.lecturers ?? []), ...(after?.lecturers ?? [])])
	);
	const names = (list: readonly string[]) => list.map((id) => people.get(id)?.name ?? '…');
	const told = (placement: Placement | null) => ({ days: [...(placement?.days ?? [])].sort(), lecturers: placement?.lecturers ?? [] });
	const change = ({ school, people: moved, ...change }: Repair['changed'][number]): ChangeInWords => {
		const [before, after] = [told(change.before), told(change.after)];
		return {
			training_id: school,
			reference: trainings.get(school)?.reference ?? '',
			school: trainings.get(school)?.school ?? '…',
			people: moved,
			before: { ...before, lecturers: names(before.lecturers) },
			after: { ...after, lecturers: names(after.lecturers) },
			moves: !sameDays(before.days, after.days),
			coming: names(after.lecturers.filter((one) => !before.lecturers.includes(one))),
			leaving: names(before.lecturers.filter((one) => !after.lecturers.includes(one)))
		};
	};
	return ({ kind, people: moved, days, kilometres, changed: all }) => ({ kind, people: moved, days, kilometres, changes: all.map(change) });
}

/** Names for what an engine tells by ids. */
async function namesIn(trx: Trx, context: Context, clashes: readonly Clash[]): Promise<Record<string, string>> {
	const told = clashes.flatMap(({ values }) => Object.values(values).flat());
	const ids = told.filter((value) => isId(value)).map(String);
	if (ids.length === 0) return {};
	const schools = (await trainingsInForce(trx, context, { ids })).map(({ id, school }) => [id, school] as const);
	const people = [...(await personsById(trx, ids)).values()].map(({ id, name }) => [id, name] as const);
	return Object.fromEntries([...schools, ...people]);
}
