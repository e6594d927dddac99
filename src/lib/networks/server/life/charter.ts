import * as v from 'valibot';
import { newId, prose } from '#platform';
import { done, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { RhythmSchema, type Rhythm } from '../../rhythm.ts';
import { lockNetwork } from './network-record.ts';
import { leads, sideOf } from './side.ts';
import { subjectsOf } from './tell.ts';

export type CharterRecord = {
	id: string;
	network_id: string;
	number: number;
	aim: string;
	rules: string;
	rhythm: Rhythm;
	written_at: Date;
	written_by: string;
	author: string;
};

/** All versions of a network's charter, the newest first. */
export async function chartersOf(trx: Trx, networkId: string): Promise<CharterRecord[]> {
	const rows = await trx
		.selectFrom('networks.charter as charter')
		.innerJoin('people.person as person', 'person.id', 'charter.written_by')
		.selectAll('charter')
		.select('person.name as author')
		.where('charter.network_id', '=', networkId)
		.orderBy('charter.number', 'desc')
		.execute();
	return rows.map((row) => ({ ...row, rhythm: v.parse(RhythmSchema, row.rhythm) }));
}

export type WriteCharter = {
	network_id: string;
	aim: string;
	rules: string;
	rhythm: { first_on: string; time: string; every_weeks: string; place: string };
	/** The number of the version that was read; 0 where there was none. */
	seen: number;
};
export type CharterRefusal = 'not_found' | 'network_closed' | 'changed_meanwhile' | 'charter_faulty';

/**
 * Writes down what a network has agreed upon: its aim, its rules of work, its rhythm (e10). Each change is the next version, and
 * the earlier ones stay. Its coordinators write it, the centre may; of a founded network those who speak for its founder.
 */
export function writeCharter(context: Context, input: WriteCharter): Promise<Outcome<{ number: number }, CharterRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const network = await lockNetwork(trx, input.network_id);
		const side = network && (await sideOf(trx, context, network));
		if (!network || !side || !leads(side) || context.actor.kind !== 'person') return refused('not_found');
		if (network.closed_on !== null) return refused('network_closed');
		const written = readCharter(input);
		if (!written.ok) return refused('charter_faulty', written.faults);
		const [last] = await chartersOf(trx, network.id);
		if ((last?.number ?? 0) !== input.seen) return refused('changed_meanwhile');

		const number = input.seen + 1;
		await insertCharter(trx, context, { ...written.value, network_id: network.id, number, written_by: context.actor.id });
		await record(trx, context, {
			name: 'charter.written',
			...subjectsOf(network),
			particulars: { network: network.name, version: number }
		});
		return done({ number });
	});
}

export type Written = { aim: string; rules: string; rhythm: Rhythm };

/** A version of a charter as its row is. */
export const insertCharter = (
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ rhythm, ...charter }: Written & { network_id: string; number: number; written_by: string }
) =>
	trx
		.insertInto('networks.charter')
		.values({ id: newId(), ...charter, rhythm: JSON.stringify(rhythm), written_at: now })
		.execute();

function readCharter({ aim, rules, rhythm }: WriteCharter): { ok: true; value: Written } | { ok: false; faults: Fault[] } {
	const [goal, agreed] = [prose(aim), prose(rules)];
	const time = timeOf(rhythm.time);
	const read = v.safeParse(RhythmSchema, { ...rhythm, time: time ?? '', every_weeks: Number(rhythm.every_weeks || 'x') });
	const wrong = new Set((read.issues ?? []).map(({ path }) => String(path?.[0]?.key)));
	const faults: Fault[] = [
		...([...goal].length < 3 ? [{ field: 'aim', key: 'fault_aim_missing' }] : []),
		...([...goal].length > 2000 ? [{ field: 'aim', key: 'fault_too_long', values: { most: 2000 } }] : []),
		...([...agreed].length > 5000 ? [{ field: 'rules', key: 'fault_too_long', values: { most: 5000 } }] : []),
		...(wrong.has('first_on') ? [{ field: 'first_on', key: 'fault_day' }] : []),
		...(time === undefined ? [{ field: 'time', key: 'fault_time' }] : []),
		...(wrong.has('every_weeks') ? [{ field: 'every_weeks', key: 'fault_choose' }] : []),
		...(wrong.has('place') ? [{ field: 'place', key: 'fault_choose' }] : [])
	];
	return read.success && faults.length === 0
		? { ok: true, value: { aim: goal, rules: agreed, rhythm: read.output } }
		: { ok: false, faults };
}

/** „14“, „14:30“, „14.30 val.“, „1430“ as people write an hour. */
export function timeOf(text: string): string | undefined {
	const found = /^(\d{1,2})(?:[:. ]?(\d{2}))?(?:\s*val\.?|\s*h)?$/i.exec(text.trim());
	if (!found) return undefined;
	const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
	return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : undefined;
}
