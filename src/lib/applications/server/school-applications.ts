import { dayOf, isId, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { callsByIds, openCalls } from '#programmes/server';
import { representsSchool } from '#schools/server';
import type { State } from '../states.ts';
import { editorStands } from './editors.ts';

/** One application in the list of its school. */
export type SchoolApplication = {
	id: string;
	reference: string;
	state: State;
	outcome: 'yes' | 'review' | 'no' | null;
	changed_at: Date;
	changed_by: string;
	submitted_at: Date | null;
	due_at: Date | null;
	call: { id: string; slug: string; name: Text; closes_at: Date };
};

/** A call to which the school may apply and has not begun to. */
export type CallToApplyTo = { id: string; slug: string; name: Text; closes_at: Date };

/**
 * The applications of a school and the open calls to which it has none, for those who represent the school. Who has only
 * claimed it sees what they have begun; others see the applications that have been shared with them.
 */
export async function applicationsOfSchool(
	context: Context,
	schoolId: string
): Promise<{ applications: SchoolApplication[]; calls: CallToApplyTo[] }> {
	if (!isId(schoolId)) return { applications: [], calls: [] };
	const all = await openCalls(context);
	return context.db.transaction().execute(async (trx) => {
		const represents = await representsSchool(trx, context.actor, schoolId, dayOf(context.now));
		const applications = await listOf(trx, context, schoolId, represents);
		const standing = new Set(applications.filter(({ state }) => state !== 'withdrawn').map(({ call }) => call.id));
		const open =
			represents !== 'no' ? all.filter(({ id, phase }) => (phase === 'open' || phase === 'closing_soon') && !standing.has(id)) : [];
		return { applications, calls: open.map(({ id, slug, name, closes_at }) => ({ id, slug, name, closes_at })) };
	});
}

async function listOf(
	trx: Trx,
	{ actor, now }: Context,
	schoolId: string,
	represents: 'no' | 'claimed' | 'yes'
): Promise<SchoolApplication[]> {
	const rows = await trx
		.selectFrom('applications.application as a')
		.innerJoin('people.person as person', 'person.id', 'a.changed_by')
		.leftJoin('applications.return as back', (join) => join.onRef('back.application_id', '=', 'a.id').on('back.resolved_at', 'is', null))
		.where('a.school_id', '=', schoolId)
		.$if(represents !== 'yes', (query) =>
			query.where((eb) =>
				eb.or([
					...(represents === 'claimed' ? [eb('a.started_by', '=', actor.id ?? '')] : []),
					eb.exists(
						eb
							.selectFrom('applications.editor as editor')
							.whereRef('editor.application_id', '=', 'a.id')
							.where('editor.person_id', '=', actor.id)
							.where(editorStands(dayOf(now)))
							.select('editor.may')
					)
				])
			)
		)
		.select([
			'a.id',
			'a.reference',
			'a.state',
			'a.outcome',
			'a.changed_at',
			'person.name as changed_by',
			'a.submitted_at',
			'a.call_id',
			'back.due_at'
		])
		.orderBy('a.started_at', 'desc')
		.execute();
	const calls = await callsByIds(
		trx,
		rows.map(({ call_id }) => call_id)
	);
	return rows.flatMap(({ call_id, state, outcome, ...row }) => {
		const call = calls.get(call_id);
		if (!call) return [];
		const { id, slug, name, closes_at } = call;
		return [{ ...row, state: state as State, outcome: outcome as SchoolApplication['outcome'], call: { id, slug, name, closes_at } }];
	});
}

/** Applications that somebody may write outside the schools that they represent: for Today and for the menu. */
export function applicationsSharedWith({
	db,
	actor,
	now
}: Context): Promise<{ id: string; reference: string; school_id: string; state: State; call_id: string }[]> {
	return db.transaction().execute(async (trx) => {
		const rows = await trx
			.selectFrom('applications.editor as editor')
			.innerJoin('applications.application as a', 'a.id', 'editor.application_id')
			.where('editor.person_id', '=', actor.id)
			.where(editorStands(dayOf(now)))
			.select(['a.id', 'a.reference', 'a.school_id', 'a.state', 'a.call_id'])
			.orderBy('a.changed_at', 'desc')
			.execute();
		return rows.map((row) => ({ ...row, state: row.state as State }));
	});
}
