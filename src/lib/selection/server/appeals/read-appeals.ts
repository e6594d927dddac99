import { done, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { personsById } from '#people/server';
import type { AppealEffect } from '../../appeal-effect.ts';
import type { Criterion } from '../../scheme.ts';
import { actById } from '../act.ts';
import { roundForCentre, type CentreRound, type RoundRefusal } from '../centre-round.ts';
import { applicationsOf } from '../deciding/minutes-facts.ts';
import { countHeld, standingsOf } from '../standings.ts';
import { appealForCentre, appealsOf, barredFromReading, type AppealRow } from './appeal-for-centre.ts';
import { mayRead } from './name-reader.ts';

export type AppealList = { call: CentreRound['call']; appeals: (AppealRow & { reader: string | null })[] };

/** The appeals of a round, those not answered first. */
export function readAppeals(context: Context, call: string): Promise<Outcome<AppealList, RoundRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roundForCentre(trx, context, call);
		if (!found.ok) return found;
		const rows = await appealsOf(trx, found.value.round.id);
		const readers = await personsById(
			trx,
			rows.flatMap(({ reader_id }) => reader_id ?? [])
		);
		return done({
			call: found.value.call,
			appeals: rows.map((row) => ({ ...row, reader: (row.reader_id && readers.get(row.reader_id)?.name) || null }))
		});
	});
}

export type AppealView = {
	call: CentreRound['call'];
	appeal: Omit<AppealRow, 'effect'>;
	reader: string | null;
	/** Who may be named to read it. */
	readers: { id: string; name: string }[];
	effect: (AppealEffect & { named: { reference: string; school: string; from: string; to: string }[] }) | null;
	criteria: Pick<Criterion, 'key' | 'name'>[];
	free: number;
	/** Whether the officer who looks is the reader: then another decides. */
	own: boolean;
};

/** One appeal with its effect on the list, as it was worked out when the reader gave the opinion. */
export function readAppeal(context: Context, call: string, id: string): Promise<Outcome<AppealView, RoundRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await appealForCentre(trx, context, { call, appeal_id: id });
		if (!found.ok) return found;
		const { appeal, round, scheme, officer } = found.value;
		const { effect: kept, ...rest } = appeal;
		const barred = await barredFromReading(trx, appeal);
		const named = await applicationsOf(trx, found.value.call.id);
		const effect = kept as AppealEffect | null;
		const standings = await standingsOf(trx, round.id);
		const reader = appeal.reader_id ? (await personsById(trx, [appeal.reader_id])).get(appeal.reader_id) : undefined;
		const act = appeal.act_id ? await actById(trx, appeal.act_id) : undefined;
		return done({
			call: found.value.call,
			appeal: rest,
			reader: reader?.name ?? null,
			readers: (await mayRead(trx, context, found.value)).filter((one) => !barred.has(one.id)),
			effect: effect && {
				...effect,
				named: effect.others.map(({ application, from, to }) => ({
					reference: named.get(application)?.reference ?? '',
					school: named.get(application)?.school ?? '',
					from,
					to
				}))
			},
			criteria: (act?.scheme.criteria ?? []).map(({ key, name }) => ({ key, name })),
			free: (scheme?.content.capacity ?? 0) - countHeld(standings),
			own: appeal.reader_id === officer
		});
	});
}
