import { sql } from 'kysely';
import { dayOf, done, inLocale, isId, newId, prose, refused, type Fault, type Outcome, type Text } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { representsSchool } from '#schools/server';
import { freeNetworkSlug } from './slug.ts';
import { chartersOf, insertCharter } from './charter.ts';
import { membershipsOf, networksWhere, type NetworkRecord } from './network-record.ts';
import { subjectsOf } from './tell.ts';

export type FoundNetwork = { school_id: string; inherits_id: string; name: string; problem: string };
export type FoundRefusal = 'not_found' | 'never_in_network' | 'found_faulty' | 'too_many_founded';

/** A founded network is complete with two schools and takes up to twelve; it needs no coordinator beside its founder, and no expert. */
export const foundedNeeds = { schools_least: 2, schools_most: 12, coordinators: 0, experts_least: 0 } as const;

/** So many networks of its own at most are open at once: each of them invites other schools. */
const mostFounded = 5;

/**
 * A school founds a network of its own („tinkliukas“): a problem on which it goes on with schools that it asks itself. It
 * takes over the charter and rhythm of a network in which the school is or was. Those who speak for the school may; not more than
 * five such networks are open at once.
 */
export function foundNetwork(context: Context, input: FoundNetwork): Promise<Outcome<{ id: string }, FoundRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const today = dayOf(now);
		if (!isId(input.school_id) || actor.kind !== 'person' || (await representsSchool(trx, actor, input.school_id, today)) !== 'yes')
			return refused('not_found');
		const parent = (await networksOfSchool(trx, input.school_id)).find(({ id }) => id === input.inherits_id);
		if (!parent) return refused('never_in_network');
		const [name, problem] = [prose(input.name), prose(input.problem)];
		const faults: Fault[] = [
			...([...name].length >= 3 && [...name].length <= 120 ? [] : [{ field: 'name', key: 'fault_network_name' }]),
			...([...problem].length >= 3 && [...problem].length <= 300 ? [] : [{ field: 'problem', key: 'fault_problem' }])
		];
		if (faults.length > 0) return refused('found_faulty', faults);
		if ((await openFounded(trx, input.school_id)) >= mostFounded) return refused('too_many_founded');

		const id = newId();
		await insertNetwork(trx, context, { id, parent, school_id: input.school_id, name, problem });
		await inheritCharter(trx, context, parent, { network_id: id, school_id: input.school_id, written_by: actor.id });
		await record(trx, context, {
			name: 'network.founded',
			...subjectsOf({ id, edition_id: parent.edition_id }, input.school_id),
			particulars: { network: name, from: inLocale(parent.name, 'lt') }
		});
		return done({ id });
	});
}

/** How many networks that a school founded are not closed; two who found at once for the same school wait for each other. */
async function openFounded(trx: Trx, schoolId: string): Promise<number> {
	await sql`select pg_advisory_xact_lock(hashtext(${`networks founded ${schoolId}`}))`.execute(trx);
	const rows = await trx
		.selectFrom('networks.network')
		.select('id')
		.where('founder_id', '=', schoolId)
		.where('closed_on', 'is', null)
		.limit(mostFounded)
		.execute();
	return rows.length;
}

type New = { id: string; parent: NetworkRecord; school_id: string; name: string; problem: string };

async function insertNetwork(trx: Trx, { actor, now }: Context, { id, parent, school_id, name, problem }: New): Promise<void> {
	const said = (text: string): string => JSON.stringify({ lt: text, en: '' } satisfies Text);
	const { rows } = await sql<{ number: number }>`
		select coalesce(max(number), 0)::int + 1 as number from networks.network where edition_id = ${parent.edition_id} and kind = 'founded'`.execute(
		trx
	);
	await trx
		.insertInto('networks.network')
		.values({
			id,
			edition_id: parent.edition_id,
			kind: 'founded',
			number: rows[0]?.number ?? 1,
			slug: await freeNetworkSlug(trx, name),
			name: said(name),
			level: parent.level,
			topic: null,
			topic_words: said(problem),
			...foundedNeeds,
			host_id: school_id,
			founder_id: school_id,
			inherits_id: parent.id,
			formed_at: now,
			formed_by: actor.id
		})
		.execute();
	await trx
		.insertInto('networks.membership')
		.values({
			id: newId(),
			network_id: id,
			edition_id: parent.edition_id,
			kind: 'founded',
			school_id,
			starts_on: dayOf(now),
			joined: 'founder',
			joined_at: now,
			joined_by: actor.id
		})
		.execute();
}

type Heir = { network_id: string; school_id: string; written_by: string };

/** The first version of the new charter is the last of the old one, as the school knows it: what was agreed after it left is not told. */
async function inheritCharter(trx: Trx, context: Context, parent: NetworkRecord, { school_id, ...heir }: Heir): Promise<void> {
	const own = (await membershipsOf(trx, [parent.id], dayOf(context.now))).filter((one) => one.school_id === school_id);
	const until =
		own
			.map(({ ends_on }) => ends_on ?? '9999-12-31')
			.sort()
			.at(-1) ?? '';
	const last = (await chartersOf(trx, parent.id)).find(({ written_at }) => dayOf(written_at) <= until);
	if (!last) return;
	const { aim, rules, rhythm } = last;
	await insertCharter(trx, context, { aim, rules, rhythm, ...heir, number: 1 });
}

/** The networks in which a school is or was, the latest first. */
export async function networksOfSchool(trx: Trx, schoolId: string): Promise<NetworkRecord[]> {
	const rows = await trx.selectFrom('networks.membership').select('network_id').distinct().where('school_id', '=', schoolId).execute();
	return rows.length === 0 ? [] : networksWhere(trx, { ids: rows.map(({ network_id }) => network_id) });
}

/** The schools that belong to a network today. */
export const schoolsToday = async (trx: Trx, { now }: Pick<Context, 'now'>, networkId: string) =>
	(await membershipsOf(trx, [networkId], dayOf(now))).filter(
		({ ends_on, starts_on }) => starts_on <= dayOf(now) && (ends_on ?? '9999') >= dayOf(now)
	);
