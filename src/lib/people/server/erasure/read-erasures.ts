import { dayOf, done, refused, type Day, type Outcome, type Todo } from '#platform';
import type { Context } from '#platform/server';
import { remindedFrom } from '../../erasure.ts';
import { isOperator } from '../roles.ts';
import { countsOf, dutiesOf } from './carry-out-erasure.ts';
import type { Counts, Duty, Eraser } from './eraser.ts';
import { isOpen, lockRequest, openRequestOf, requests, type ErasureRequest } from './requests.ts';

export type ListedErasure = ErasureRequest & { name: string; overdue: boolean };

/** All requests, for the officers of the centre that operates the installation: open ones first, the one with the earliest last day at the top. */
export function readErasures(context: Context): Promise<Outcome<{ requests: ListedErasure[] }, 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOperator(trx, context))) return refused('not_yours');
		const rows = await requests(trx)
			.innerJoin('people.person as person', 'person.id', 'erasure.person_id')
			.select('person.name')
			.orderBy((eb) => eb.or([eb('erasure.answered_at', 'is not', null), eb('erasure.withdrawn_at', 'is not', null)]))
			.orderBy('erasure.due_on')
			.orderBy('erasure.asked_at')
			.limit(500)
			.execute();
		const today = dayOf(context.now);
		return done({
			requests: (rows as (ErasureRequest & { name: string })[]).map((row) => ({ ...row, overdue: isOpen(row) && row.due_on < today }))
		});
	});
}

export type ErasureFile = {
	request: ListedErasure;
	email: string | null;
	own: boolean;
	/** Null once it is answered: what is gone is not counted any more. */
	preview: { counts: Counts; duties: Duty[] } | null;
};

/** One request with what would go and what would stay, counted now, and what hangs on the person alone. */
export function readErasure(
	context: Context,
	id: string,
	erasers: readonly Eraser[]
): Promise<Outcome<ErasureFile, 'not_yours' | 'unknown_erasure'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOperator(trx, context))) return refused('not_yours');
		const request = await lockRequest(trx, id);
		if (!request) return refused('unknown_erasure');
		const { name, email } = await trx
			.selectFrom('people.person')
			.select(['name', 'email'])
			.where('id', '=', request.person_id)
			.executeTakeFirstOrThrow();
		const preview = isOpen(request)
			? {
					counts: await countsOf(trx, erasers, request.person_id),
					duties: await dutiesOf(trx, erasers, request.person_id, context.now)
				}
			: null;
		const listed = { ...request, name, overdue: isOpen(request) && request.due_on < dayOf(context.now) };
		return done({ request: listed, email, own: request.person_id === context.actor.id, preview });
	});
}

/** One's own open request, the last one that was refused, and what would go and what would stay. */
export function readOwnErasure(
	context: Context,
	erasers: readonly Eraser[]
): Promise<
	Outcome<{ open: { due_on: Day; asked_at: Date } | null; refused: { at: Date; reason: string } | null; counts: Counts }, 'not_signed_in'>
> {
	return context.db.transaction().execute(async (trx) => {
		const { actor } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		const open = await openRequestOf(trx, actor.id);
		const last = await requests(trx)
			.where('person_id', '=', actor.id)
			.where('outcome', '=', 'refused')
			.orderBy('answered_at', 'desc')
			.executeTakeFirst();
		return done({
			open: open ? { due_on: open.due_on, asked_at: open.asked_at } : null,
			refused: last?.answered_at ? { at: last.answered_at, reason: last.reason } : null,
			counts: await countsOf(trx, erasers, actor.id)
		});
	});
}

/** What waits for officers: each request from the day it came, pressing from a week before its last day. */
export function erasureTodos(context: Context): Promise<Todo[]> {
	return context.db.transaction().execute(async (trx) => {
		if (context.actor.kind !== 'person' || !(await isOperator(trx, context))) return [];
		const open = await requests(trx)
			.where('withdrawn_at', 'is', null)
			.where('answered_at', 'is', null)
			.where('person_id', '<>', context.actor.id)
			.orderBy('due_on')
			.limit(100)
			.execute();
		const pressing = (due: Day) => dayOf(context.now) >= remindedFrom(due);
		return open.map(({ id, due_on }) => ({
			key: pressing(due_on) ? 'today_erasure_pressing' : 'today_erasure',
			values: {},
			path: `/admin/people/erasures/${id}`,
			due_at: new Date(`${due_on}T20:59:00Z`),
			about: ''
		}));
	});
}
