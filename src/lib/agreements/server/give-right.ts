import { dayOf, done, isDay, isId, line, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { readEmail, readName } from '#people';
import { findOrAddPerson, isUnnamed, organisationById, personByEmail } from '#people/server';
import { sameName } from '../same-name.ts';
import { hold } from './lock.ts';
import { keepsRights } from './rights.ts';

export type GiveRight = {
	organisation_id: string;
	name: string;
	email: string;
	post: string;
	basis: string;
	starts_on: string;
	ends_on: string;
};
export type GiveRightRefusal = 'not_found' | 'right_unreadable' | 'right_overlaps';

/**
 * Records that a person may sign for an organisation from a day, on what ground, until a day or without an end. Kept by
 * the organisation's own officer; the person is found by address and name, or added; letters will go to that address.
 */
export function giveRight(context: Context, input: GiveRight): Promise<Outcome<{ id: string }, GiveRightRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		await hold(trx, `rights ${input.organisation_id}`);
		const organisation = isId(input.organisation_id) ? await organisationById(trx, input.organisation_id) : undefined;
		if (!organisation || !(await keepsRights(trx, context, organisation))) return refused('not_found');
		const read = readRight(input);
		if (!read.ok) return read;
		const { name, email, post, basis, starts_on, ends_on } = read.value;
		// Whoever types an address is not told whose it is: they know the name too, or nothing is recorded.
		const known = await personByEmail(trx, email);
		if (known && !isUnnamed(known) && !sameName(known.name, name))
			return refused('right_unreadable', [{ field: 'name', key: 'agreement_fault_name_of_another' }]);
		const person_id = await findOrAddPerson(trx, context.now, { name, email });
		const standing = await trx
			.selectFrom('agreements.right_to_sign')
			.select('id')
			.where('organisation_id', '=', organisation.id)
			.where('person_id', '=', person_id)
			.where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', starts_on)]))
			.$if(ends_on !== null, (query) => query.where('starts_on', '<=', ends_on as Day))
			.executeTakeFirst();
		if (standing) return refused('right_overlaps');

		const id = crypto.randomUUID();
		await trx
			.insertInto('agreements.right_to_sign')
			.values({
				id,
				organisation_id: organisation.id,
				person_id,
				post,
				basis,
				starts_on,
				ends_on,
				given_at: context.now,
				given_by: context.actor.id
			})
			.execute();
		await record(trx, context, {
			name: 'right_to_sign.given',
			subject: { kind: 'organisation', id: organisation.id },
			also: [{ kind: 'person', id: person_id }],
			particulars: { organisation: organisation.name, post, basis, from: starts_on }
		});
		return done({ id });
	});
}

export type EndRightRefusal = 'not_found' | 'right_end_wrong';

/**
 * Ends a recorded right: the day given is its last. A right may be ended backwards only to yesterday, and not before the day
 * of what was signed by it, so that what was signed stays signed within it.
 */
export function endRight(context: Context, input: { right_id: string; ends_on: string }): Promise<Outcome<undefined, EndRightRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const right = isId(input.right_id)
			? await trx.selectFrom('agreements.right_to_sign').selectAll().where('id', '=', input.right_id).executeTakeFirst()
			: undefined;
		const organisation = right && (await organisationById(trx, right.organisation_id));
		if (!right || !organisation || !(await keepsRights(trx, context, organisation))) return refused('not_found');
		const yesterday = dayOf(new Date(context.now.getTime() - 86_400_000));
		const wrong = !isDay(input.ends_on) || input.ends_on < right.starts_on || input.ends_on < yesterday;
		if (wrong || (right.ends_on !== null && right.ends_on < input.ends_on) || (await signedAfter(trx, right.id, input.ends_on)))
			return refused('right_end_wrong', [{ field: 'ends_on', key: 'agreement_fault_right_ends_on' }]);

		await trx
			.updateTable('agreements.right_to_sign')
			.set({ ends_on: input.ends_on, ended_at: context.now, ended_by: context.actor.id })
			.where('id', '=', right.id)
			.execute();
		await record(trx, context, {
			name: 'right_to_sign.ended',
			subject: { kind: 'organisation', id: organisation.id },
			also: [{ kind: 'person', id: right.person_id }],
			particulars: { organisation: organisation.name, post: right.post, until: input.ends_on }
		});
		return done();
	});
}

const signedAfter = async (trx: Trx, rightId: string, day: Day): Promise<boolean> =>
	(await trx
		.selectFrom('agreements.signature')
		.select('id')
		.where('right_id', '=', rightId)
		.where('signed_on', '>', day)
		.executeTakeFirst()) !== undefined;

type Read = { name: string; email: string; post: string; basis: string; starts_on: Day; ends_on: Day | null };

function readRight({ name, email, post, basis, starts_on, ends_on }: GiveRight): Outcome<Read, 'right_unreadable'> {
	const [person, address, office, ground] = [readName(name), readEmail(email), line(post), line(basis)];
	const faults: Fault[] = [
		...('fault' in person ? [{ field: 'name', key: 'agreement_fault_name' }] : []),
		...(address === null ? [{ field: 'email', key: 'agreement_fault_email' }] : []),
		...(office.length < 2 || office.length > 150 ? [{ field: 'post', key: 'agreement_fault_post' }] : []),
		...(ground.length < 5 || ground.length > 300 ? [{ field: 'basis', key: 'agreement_fault_basis' }] : []),
		...(isDay(starts_on) ? [] : [{ field: 'starts_on', key: 'agreement_fault_starts_on' }]),
		...(ends_on === '' || (isDay(ends_on) && ends_on >= starts_on) ? [] : [{ field: 'ends_on', key: 'agreement_fault_ends_on' }])
	];
	if (faults.length > 0 || 'fault' in person || address === null) return refused('right_unreadable', faults);
	return done({ name: person.name, email: address, post: office, basis: ground, starts_on, ends_on: ends_on || null });
}
