import { dayOf, done, isId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { readEmail, readName } from '#people';
import { findOrAddPerson, holds, holdersOf, organisationById, personByEmail, putInRole, rolesOf } from '#people/server';
import { municipalitiesOf } from '#schools/server';
import type { Duty } from '../../matching.ts';
import { roleFor } from './helper-facts.ts';

/** What somebody can take on: where from, how many networks, which topics they know best (none: any). */
export type Profile = { duty: Duty; municipality_id: string; most_networks: string; topics: readonly string[] };

export type NameHelper = Profile & { centre_id: string; email: string; name: string };
export type HelperRefusal = 'not_found' | 'helper_faulty';

/**
 * An officer names somebody who can coordinate or advise networks of the centre's programmes; whoever does not hold the role
 * at the centre yet is put in it from today. What was said before is written over.
 */
export function nameHelper(context: Context, input: NameHelper): Promise<Outcome<{ person_id: string }, HelperRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const today = dayOf(context.now);
		const centre = isId(input.centre_id) ? await organisationById(trx, input.centre_id) : undefined;
		if (!centre || !(await holds(trx, context.actor, ['centre_officer'], centre.id, today))) return refused('not_found');
		const email = readEmail(input.email);
		const known = email ? await personByEmail(trx, email) : undefined;
		const name = readName(known && input.name.trim() === '' ? known.name : input.name);
		const profile = await readProfileOf(trx, input);
		const faults: Fault[] = [
			...(email ? [] : [{ field: 'email', key: 'fault_email' }]),
			...('name' in name ? [] : [{ field: 'name', key: 'fault_name' }]),
			...profile.faults
		];
		if (!email || !('name' in name) || faults.length > 0) return refused('helper_faulty', faults);

		const person_id = known?.id ?? (await findOrAddPerson(trx, context.now, { name: name.name, email }));
		const kind = roleFor(input.duty);
		const holders = await holdersOf(trx, centre.id, [kind], today);
		if (!holders.some((one) => one.person_id === person_id))
			await putInRole(trx, context, { person_id, kind, organisation: centre, starts_on: today, ends_on: null, given_by: context.actor.id });
		await writeProfile(trx, context, person_id, { ...profile.value, duty: input.duty });
		return done({ person_id });
	});
}

/** Somebody with the role says themselves where from and how much they can take on. */
export function saveOwnProfile(context: Context, input: Profile): Promise<Outcome<undefined, HelperRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_found');
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		if (!roles.some(({ kind }) => kind === roleFor(input.duty))) return refused('not_found');
		const profile = await readProfileOf(trx, input);
		if (profile.faults.length > 0) return refused('helper_faulty', profile.faults);
		await writeProfile(trx, context, actor.id, { ...profile.value, duty: input.duty });
		return done();
	});
}

type Read = { municipality_id: string; most_networks: number; topics: string[] };

async function readProfileOf(
	trx: Trx,
	{ duty, municipality_id, most_networks, topics }: Profile
): Promise<{ value: Read; faults: Fault[] }> {
	const most = /^\d{1,2}$/.test(most_networks.trim()) ? Number(most_networks) : -1;
	const there = (await municipalitiesOf(trx)).some(({ id }) => id === municipality_id);
	const codes = [...new Set(topics)].filter((code) => /^[a-z0-9_]{1,60}$/.test(code)).slice(0, 50);
	return {
		value: { municipality_id, most_networks: most, topics: codes },
		faults: [
			...(duty === 'coordinator' || duty === 'expert' ? [] : [{ field: 'duty', key: 'fault_duty' }]),
			...(there ? [] : [{ field: 'municipality_id', key: 'fault_municipality' }]),
			...(most >= 0 && most <= 20 ? [] : [{ field: 'most_networks', key: 'fault_most_networks' }])
		]
	};
}

async function writeProfile(trx: Trx, context: Context, person_id: string, profile: Read & { duty: Duty }): Promise<void> {
	const values = { ...profile, changed_at: context.now, changed_by: context.actor.id };
	await trx
		.insertInto('networks.helper')
		.values({ person_id, ...values })
		.onConflict((conflict) => conflict.columns(['person_id', 'duty']).doUpdateSet(values))
		.execute();
	await record(trx, context, {
		name: 'helper.named',
		subject: { kind: 'person', id: person_id },
		particulars: { duty: profile.duty, networks: profile.most_networks }
	});
}
