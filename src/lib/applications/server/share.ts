import { dayOf, done, inLocale, instantInWords, isId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { readEmail, readName } from '#people';
import { findOrAddPerson, personById, siteAddress } from '#people/server';
import { employedAt } from '#schools/server';
import { rights, type Right } from '../states.ts';
import { lockApplication, type Access } from './access.ts';
import { editorsOf, isOutsider } from './editors.ts';
import { shared } from './mails/sharing.ts';
import { materialOf } from './material.ts';
import { nameOf, pathOf, tell } from './tell.ts';

/** A colleague of the school, or somebody named by an e-mail address; `null` takes the right away. */
export type ShareInput = { application_id: string; may: string | null } & ({ person_id: string } | { name: string; email: string });
export type ShareRefusal = 'not_found' | 'not_allowed' | 'claim_pending' | 'person_unreadable' | 'person_not_of_school';

/** Lets a colleague see, write or send one application, or no longer. Whoever may send may share. */
export function shareApplication(context: Context, input: ShareInput): Promise<Outcome<undefined, ShareRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const access = isId(input.application_id) ? await lockApplication(trx, context, input.application_id) : undefined;
		if (!access) return refused('not_found');
		if (access.claimed) return refused('claim_pending');
		if (access.right !== 'send') return refused('not_allowed');
		const may = rights.find((right) => right === input.may) ?? null;
		const person = await personOf(trx, context, access, input);
		if (!person.ok) return person;

		const { id, typed } = person.value;
		if (may !== null) {
			const as_outsider = await isOutsider(trx, access.school_id, id, dayOf(now));
			const given = { may, as_outsider, given_by: actor.id, given_at: now, ...typed };
			await trx
				.insertInto('applications.editor')
				.values({ application_id: access.id, person_id: id, ...given })
				.onConflict((conflict) => conflict.columns(['application_id', 'person_id']).doUpdateSet(given))
				.execute();
		}
		const name = (await editorsOf(trx, access.id, dayOf(now))).find(({ person_id }) => person_id === id)?.name ?? typed?.name ?? '';
		if (may === null)
			await trx.deleteFrom('applications.editor').where('application_id', '=', access.id).where('person_id', '=', id).execute();
		await note(trx, context, access, { id, name }, may);
		return done();
	});
}

/** Whom one shares with, and what was typed of them. */
type Shared = { id: string; typed: { name: string; email: string } | null };

/** By id only people of this school can be named, so that ids tell nothing about others. */
async function personOf(
	trx: Trx,
	{ now }: Context,
	access: Access,
	input: ShareInput
): Promise<Outcome<Shared, 'person_unreadable' | 'person_not_of_school'>> {
	if ('person_id' in input) {
		if (!isId(input.person_id)) return refused('person_not_of_school');
		const there = (await employedAt(trx, [input.person_id], dayOf(now))).get(input.person_id) ?? [];
		const editor = (await editorsOf(trx, access.id, dayOf(now))).some(({ person_id }) => person_id === input.person_id);
		return there.includes(access.school_id) || editor ? done({ id: input.person_id, typed: null }) : refused('person_not_of_school');
	}
	const [name, email] = [readName(input.name), readEmail(input.email)];
	const faults: Fault[] = [];
	if ('fault' in name) faults.push({ field: 'name', key: `application_fault_${name.fault}`, values: { most: 150 } });
	if (email === null)
		faults.push({ field: 'email', key: input.email.trim() === '' ? 'application_fault_email_missing' : 'application_fault_email' });
	if (faults.length > 0 || 'fault' in name || email === null) return refused('person_unreadable', faults);
	return done({ id: await findOrAddPerson(trx, now, { name: name.name, email }), typed: { name: name.name, email } });
}

async function note(trx: Trx, context: Context, access: Access, who: { id: string; name: string }, may: Right | null): Promise<void> {
	const person = await personById(trx, who.id);
	if (!person) return;
	await record(trx, context, {
		name: may === null ? 'application.unshared' : 'application.shared',
		subject: { kind: 'application', id: access.id },
		also: [{ kind: 'person', id: who.id }],
		particulars: { name: who.name, may }
	});
	if (may === null || who.id === context.actor.id) return;
	const { call, school } = await materialOf(trx, access, context.now);
	const by = await nameOf(trx, context);
	await tell(trx, context, [person], `application.shared:${access.id}:${may}`, 'application-shared', (locale) =>
		shared[locale]({
			reference: access.reference,
			call: inLocale(call.name, locale),
			school: school.name,
			by,
			may,
			until: instantInWords(call.closes_at, locale),
			address: siteAddress(pathOf(access), locale)
		})
	);
}
