import { dayOf, done, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { runsOf } from '#planning/server';
import type { Run } from '#planning';
import { personsById } from '#people/server';
import { type EditionOfCentre } from '#programmes/server';
import { changesBetween, type Change } from '../changes.ts';
import type { Placed, SeasonFacts } from '../facts.ts';
import type { Kept } from '../instance.ts';
import type { Warning } from '../warning.ts';
import { warningsOn } from '../warnings.ts';
import { gatherFacts } from './gather.ts';
import { seasonFor, type DeskRefusal } from './seasons.ts';
import { countSelected } from './take-selected.ts';
import { draftOf, inForce, placedIn, type Version } from './timetables.ts';

/** A version as its page tells of it: with who changed and who published it. */
export type ToldVersion = Version & { changer: string | null; publisher: string | null };

/** What the planning has to do with the draft: the last computation that was asked for, and what became of it. */
export type PlanningOfDraft = { run: Run; asked_by: string | null; taken: boolean; stale: boolean; kept: Kept[] };

export type TimetableDesk = {
	edition: EditionOfCentre;
	facts: SeasonFacts;
	today: Day;
	draft: ToldVersion | null;
	published: ToldVersion | null;
	/** Which of the two is shown. */
	shown: 'draft' | 'published';
	placed: Placed[];
	warnings: Warning[];
	/** What differs between the draft and what is published; empty while there is no draft. */
	changes: Change[];
	planning: PlanningOfDraft | null;
	/** Schools that confirmed their place and have no training yet. */
	selected: number;
};

/** The timetable of an edition for its centre: the draft, or what is published where it is asked for or there is no draft. */
export function readTimetable(
	context: Context,
	{ edition_id, version }: { edition_id: string; version?: 'draft' | 'published' }
): Promise<Outcome<TimetableDesk, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await seasonFor(trx, context, edition_id);
		if (!desk.ok) return desk;
		const facts = await gatherFacts(trx, context, desk.value);
		const [draft, published] = [await draftOf(trx, edition_id), await inForce(trx, edition_id)];
		const [drafted, inPublished] = [await placedIn(trx, draft?.id), await placedIn(trx, published?.id)];
		const shown = version === 'published' && published ? 'published' : draft ? 'draft' : published ? 'published' : 'draft';
		const placed = shown === 'draft' ? drafted : inPublished;
		const told = await tellVersions(trx, [draft, published]);
		return done({
			edition: desk.value.edition,
			facts,
			today: dayOf(context.now),
			draft: told[0] ?? null,
			published: told[1] ?? null,
			shown,
			placed,
			warnings: warningsOn(facts, placed, dayOf(context.now)),
			changes: draft ? changesBetween(inPublished, drafted) : [],
			planning: draft ? await planningOf(trx, draft) : null,
			selected: await countSelected(trx, edition_id)
		});
	});
}

async function planningOf(trx: Trx, draft: Version): Promise<PlanningOfDraft | null> {
	const [run] = await runsOf(trx, draft.id, { problem: 'trainings', limit: 1 });
	if (!run) return null;
	const asking = await trx
		.selectFrom('scheduling.asking')
		.select(['revision', 'taken_at', 'kept'])
		.where('run_id', '=', run.id)
		.executeTakeFirst();
	const people = run.asked_by ? await personsById(trx, [run.asked_by]) : undefined;
	return {
		run,
		asked_by: (run.asked_by && people?.get(run.asked_by)?.name) ?? null,
		taken: Boolean(asking?.taken_at),
		stale: asking !== undefined && asking.taken_at === null && asking.revision !== draft.revision,
		kept: (asking?.kept ?? []) as unknown as Kept[]
	};
}

export async function tellVersions(trx: Trx, versions: readonly (Version | undefined)[]): Promise<(ToldVersion | undefined)[]> {
	const ids = versions.flatMap((one) => [one?.changed_by, one?.published_by]).filter((id): id is string => typeof id === 'string');
	const people = ids.length > 0 ? await personsById(trx, ids) : new Map<string, { name: string }>();
	const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
	return versions.map((one) => one && { ...one, changer: nameOf(one.changed_by), publisher: nameOf(one.published_by) });
}
