import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { isEnded, type Repair, type Repairs, type Run } from '#planning';
import { runOf } from '#planning/server';
import { editionFor } from '#programmes/server';
import type { Placed } from '../../facts.ts';
import { publishAlone, publishWithin, type PublishRefusal } from '../publish-timetable.ts';
import { draftOf, draftToWrite, inForce, markChanged, placedOfStanding, writePlaced } from '../timetables.ts';
import { beginRepair } from './begin-repair.ts';
import { disruptionById, holdDisruption, type Disruption } from './rows.ts';

export type ChooseInput = {
	disruption_id: string;
	/** The run whose alternatives the page showed, and which of them. */
	run_id: string;
	alternative: number;
	/** `publish`: in force at once. `draft`: into the draft, for an officer who wants to change more before publishing. */
	into: 'publish' | 'draft';
};
export type ChooseRefusal =
	| 'not_found'
	| 'already_settled'
	| 'still_planning'
	| 'no_repair'
	| 'changed_meanwhile'
	| 'timetable_changed'
	| 'draft_stands'
	| PublishRefusal;

/**
 * Takes one of the repairs that were found. Refused, and computed anew, when the timetable in force is another one than it
 * was then, or a day of the repair has come; refused while a draft waits, unless the repair is to go into the draft. Days
 * that have been held never move.
 */
export function chooseRepair(context: Context, input: ChooseInput): Promise<Outcome<{ timetable_id: string }, ChooseRefusal>> {
	return context.db
		.transaction()
		.execute(async (trx) => {
			await publishAlone(trx);
			await holdSeason(trx, input.disruption_id);
			const found = await openRepair(trx, context, input);
			if (!found.ok) return found;
			const { disruption, repair } = found.value;
			const { edition_id } = disruption;
			const published = await placedOfStanding(trx, (await inForce(trx, edition_id))?.id);
			if ((await isStale(trx, disruption)) || comesTooLate(repair, published, dayOf(context.now))) {
				await beginRepair(trx, context, disruption);
				return refused('timetable_changed');
			}
			if (input.into === 'publish' && (await draftOf(trx, edition_id))) return refused('draft_stands');

			const draft = await draftToWrite(trx, context, edition_id);
			await writePlaced(trx, draft.id, asPlaced(repair, await placedOfStanding(trx, draft.id)));
			await markChanged(trx, context, draft);
			if (input.into === 'publish') {
				const outcome = await publishWithin(trx, context, { edition_id, seen: draft.revision + 1, note: '', repair: true });
				// Whatever refuses the publication leaves no draft behind either.
				if (!outcome.ok) throw new Refusal(outcome.refusal);
			}
			await settle(trx, context, disruption, { chosen: input.alternative, timetable_id: draft.id });
			await record(trx, context, {
				name: 'disruption.repaired',
				subject: { kind: 'disruption', id: disruption.id },
				also: [{ kind: 'edition', id: edition_id }],
				particulars: { kind: disruption.kind, people: repair.people, trainings: repair.changed.length }
			});
			return done({ timetable_id: draft.id });
		})
		.catch((error: unknown) => {
			if (error instanceof Refusal) return refused(error.refusal);
			throw error;
		});
}

/** Holds the season before its disruption: nobody writes in the draft meanwhile. */
async function holdSeason(trx: Trx, disruptionId: string): Promise<void> {
	const disruption = isId(disruptionId) ? await disruptionById(trx, disruptionId) : undefined;
	if (disruption)
		await trx.selectFrom('scheduling.season').select('edition_id').where('edition_id', '=', disruption.edition_id).forUpdate().execute();
}

/** A refusal that takes back what the transaction has written. */
class Refusal extends Error {
	readonly refusal: PublishRefusal;
	constructor(refusal: PublishRefusal) {
		super(refusal);
		this.refusal = refusal;
	}
}

export const settle = (trx: Trx, { now, actor }: Context, { id }: Disruption, by: { chosen: number | null; timetable_id: string | null }) =>
	trx
		.updateTable('scheduling.disruption')
		.set({ ...by, settled_at: now, settled_by: actor.id })
		.where('id', '=', id)
		.execute();

/** A disruption, held, for an officer of its centre. */
export async function lockForOfficer(
	trx: Trx,
	context: Context,
	id: string
): Promise<Outcome<Disruption, 'not_found' | 'already_settled'>> {
	const disruption = isId(id) ? await holdDisruption(trx, id) : undefined;
	if (!disruption || !(await editionFor(trx, context, disruption.edition_id))) return refused('not_found');
	return disruption.settled_at === null ? done(disruption) : refused('already_settled');
}

async function openRepair(
	trx: Trx,
	context: Context,
	{ disruption_id, run_id, alternative }: ChooseInput
): Promise<Outcome<{ disruption: Disruption; repair: Repair }, ChooseRefusal>> {
	const held = await lockForOfficer(trx, context, disruption_id);
	if (!held.ok) return held;
	const disruption = held.value;
	if (disruption.run_id === null) return refused('no_repair');
	if (disruption.run_id !== run_id) return refused('changed_meanwhile');
	const run = await runOf<Repairs>(trx, run_id);
	if (!run || !isEnded(run.state)) return refused('still_planning');
	const repair = repairsOf(run)[alternative];
	return repair ? done({ disruption, repair }) : refused('no_repair');
}

/** What a run found, the fewest people first. */
export const repairsOf = (run: Run<Repairs>): Repair[] => run.result?.plan?.repairs ?? [];

/** Whether another version is in force than the one that was to be repaired. */
async function isStale(trx: Trx, { run_id, edition_id }: Disruption): Promise<boolean> {
	const asked = await trx.selectFrom('scheduling.asking').select('timetable_id').where('run_id', '=', run_id).executeTakeFirst();
	return asked?.timetable_id !== (await inForce(trx, edition_id))?.id;
}

/** Whether a day that the repair gives has come by now. */
const comesTooLate = ({ changed }: Repair, published: readonly Placed[], today: Day): boolean =>
	changed.some(({ school, after }) =>
		after?.days.some((day) => day <= today && !published.some((one) => one.training_id === school && one.days.includes(day)))
	);

/** What the repair changes, as placements; pins of what moves are off, those of lecturers too. */
function asPlaced({ changed }: Repair, standing: readonly Placed[]): Placed[] {
	return changed.map(({ school, after }) => {
		const { days, lecturers } = after ?? { days: [], lecturers: [] };
		const before = standing.find(({ training_id }) => training_id === school);
		return {
			training_id: school,
			days,
			lecturers,
			days_pinned: (before?.days_pinned && before.days.join() === [...days].sort().join()) ?? false,
			lecturers_pinned: (before?.lecturers_pinned && [...before.lecturers].sort().join() === [...lecturers].sort().join()) ?? false
		};
	});
}
