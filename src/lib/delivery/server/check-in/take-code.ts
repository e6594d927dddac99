import { done, refused, type Outcome } from '#platform';
import { isSpent, within, type Context, type Trx } from '#platform/server';
import { asCode, checkInState } from '../../check-in.ts';
import { isCode, ticketOf } from './codes.ts';
import { closedWhy, hallOf, type ClosedRefusal } from './hall.ts';

/** Where a browser is: its secret from its cookie, and its address, by which tries are counted. */
export type Phone = { phone: string; address: string };
/** Wrong codes of one address: a whole hall may stand behind it. */
const wrongCodes = { times: 120, seconds: 600 };
/** From so many on no hall is behind it but a machine that tries codes out: then a right one is refused, too. */
const triedOut = { times: 1200, seconds: 600 };
const tried = 'check_in.code';
export type CodeRefusal = ClosedRefusal | 'code_wrong' | 'too_often';

/** Changes the code of a half-day for a ticket of ten minutes that holds in this browser. */
export function takeCode(
	context: Context,
	{ session_id, code, ...from }: { session_id: string; code: string } & Phone
): Promise<Outcome<{ session_id: string; ticket: string }, CodeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const hall = await hallOf(trx, session_id);
		if (!hall) return refused('not_found');
		const why = closedWhy(hall, context.now);
		if (why) return refused(why);
		if (await isTryingOut(trx, context, from)) return refused('too_often');
		if (isCode(hall.secret, asCode(code), context.now)) return done({ session_id, ticket: ticketOf(hall.secret, from.phone, context.now) });
		return refused(await wrong(trx, context, from));
	});
}

/** The same for who typed the code and does not say of which half-day: those that are held now are tried. */
export function findCode(
	context: Context,
	{ code, ...from }: { code: string } & Phone
): Promise<Outcome<{ session_id: string; ticket: string }, 'code_wrong' | 'too_often'>> {
	return context.db.transaction().execute(async (trx) => {
		const { now } = context;
		if (await isTryingOut(trx, context, from)) return refused('too_often');
		const rows = await trx
			.selectFrom('delivery.session')
			.select(['id', 'secret', 'begins_at', 'ends_at'])
			.where('cancelled_at', 'is', null)
			.where('begins_at', '<=', new Date(now.getTime() + 3_600_000))
			.where('ends_at', '>=', now)
			.execute();
		const found = rows.find((row) => checkInState(row, now) === 'open' && isCode(row.secret, asCode(code), now));
		return found
			? done({ session_id: found.id, ticket: ticketOf(found.secret, from.phone, now) })
			: refused(await wrong(trx, context, from));
	});
}

const isTryingOut = (trx: Trx, { now }: Context, { address }: Phone): Promise<boolean> =>
	isSpent(trx, now, tried, address || '-', triedOut);

const wrong = async (trx: Trx, { now }: Context, { address }: Phone): Promise<'code_wrong' | 'too_often'> =>
	(await within(trx, now, tried, address || '-', wrongCodes)) ? 'code_wrong' : 'too_often';
