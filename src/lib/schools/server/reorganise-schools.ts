import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { Succession } from '../version.ts';
import { faultOfDay } from './entry.ts';
import { mayKeepRegister } from './may.ts';
import { schoolsById, type School } from './queries.ts';

export type Reorganise = { how: Succession; predecessors: string[]; successors: string[]; day: Day };
export type ReorganiseRefusal = 'not_yours' | 'unknown_school' | 'school_closed' | 'too_few_schools' | 'comes_from_itself' | 'faulty';

/**
 * Writes down which schools came from which on a day: several merged into one, or one split into several. A predecessor
 * that is not also a successor is closed that day; one that goes on (another joined it, a part left it) stays open.
 */
export function reorganiseSchools(context: Context, input: Reorganise): Promise<Outcome<undefined, ReorganiseRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const ids = [...new Set([...input.predecessors, ...input.successors])].sort();
		if (!ids.every(isId)) return refused('unknown_school');
		if (ids.length < 2 || !fits(input)) return refused('too_few_schools');
		await trx.selectFrom('schools.school').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		const faults = faultOfDay('day', input.day, dayOf(context.now));
		if (faults.length > 0) return refused('faulty', faults);
		const schools = await schoolsById(trx, ids, input.day);
		if (schools.size < ids.length) return refused('unknown_school');
		if ([...schools.values()].some(({ closed_on }) => closed_on !== null && closed_on < input.day)) return refused('school_closed');

		const links = linksOf(input);
		if (await anyRunsBackwards(trx, links)) return refused('comes_from_itself');
		await trx
			.insertInto('schools.predecessor')
			.values(links)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const ended = input.predecessors.filter((id) => !input.successors.includes(id));
		if (ended.length > 0) await trx.updateTable('schools.school').set({ closed_on: input.day }).where('id', 'in', ended).execute();
		await tell(trx, context, input, schools);
		return done();
	});
}

const fits = ({ how, predecessors, successors }: Reorganise): boolean =>
	predecessors.length > 0 &&
	successors.length > 0 &&
	(how !== 'merged' || successors.length === 1) &&
	(how !== 'split' || predecessors.length === 1);

const linksOf = ({ how, predecessors, successors, day }: Reorganise) =>
	successors.flatMap((school_id) =>
		predecessors.filter((id) => id !== school_id).map((predecessor_id) => ({ school_id, predecessor_id, how, happened_on: day }))
	);

/** Whether a school would come, over whatever generations, from its own successor. */
async function anyRunsBackwards(trx: Trx, links: { school_id: string; predecessor_id: string }[]): Promise<boolean> {
	const found = await trx
		.withRecursive('ancestor(id)', (db) =>
			db
				.selectFrom('schools.predecessor')
				.select('predecessor_id as id')
				.where(
					'school_id',
					'in',
					links.map(({ predecessor_id }) => predecessor_id)
				)
				.union(
					db
						.selectFrom('ancestor')
						.innerJoin('schools.predecessor as link', 'link.school_id', 'ancestor.id')
						.select('link.predecessor_id as id')
				)
		)
		.selectFrom('ancestor')
		.select('id')
		.where(
			'id',
			'in',
			links.map(({ school_id }) => school_id)
		)
		.limit(1)
		.executeTakeFirst();
	return found !== undefined;
}

/** Every school concerned has it in its timeline. */
async function tell(
	trx: Trx,
	context: Context,
	{ how, predecessors, successors, day }: Reorganise,
	schools: Map<string, School>
): Promise<void> {
	const named = (ids: string[]) => ids.map((id) => schools.get(id)?.name ?? '');
	const [subject, ...also] = [...new Set([...successors, ...predecessors])].map((id) => ({ kind: 'school', id }));
	if (!subject) return;
	await record(trx, context, {
		name: 'school.reorganised',
		subject,
		also,
		particulars: { how, day, from: named(predecessors), into: named(successors) }
	});
}
