import { addDays, dayOf, done, isId, refused, type Day, type Locale, type Outcome } from '#platform';
import { asPerson, record, stepThrough, writeMail, type Context, type Trx } from '#platform/server';
import type { Organisation, Role, RoleKind } from '../role.ts';
import { closeRole } from './end-role.ts';
import { contactLetter } from './mails/contact.ts';
import { isOfficer, lockRole } from './roles.ts';
import { readSignedLink, signedLink } from './signed-link.ts';
import { siteAddress } from './site.ts';

export type Contact = {
	role_id: string;
	kind: RoleKind;
	person_id: string;
	name: string;
	email: string | null;
	locale: Locale;
	organisation_id: string;
	organisation: string;
};

/** Heads and coordinators of these organisations, on a day, who have not said "this is still me" since the first day of an edition. */
export const contactsToConfirm = (trx: Trx, organisationIds: readonly string[], since: Day, day: Day = since): Promise<Contact[]> =>
	organisationIds.length === 0
		? Promise.resolve([])
		: (trx
				.selectFrom('people.role as role')
				.innerJoin('people.person as person', 'person.id', 'role.person_id')
				.innerJoin('people.organisation as organisation', 'organisation.id', 'role.organisation_id')
				.select([
					'role.id as role_id',
					'role.kind',
					'person.id as person_id',
					'person.name',
					'person.email',
					'person.locale',
					'role.organisation_id',
					'organisation.name as organisation'
				])
				.where('role.organisation_id', 'in', [...organisationIds])
				.where('role.kind', 'in', ['school_head', 'school_coordinator'])
				.where('role.annulled_at', 'is', null)
				.where('role.starts_on', '<', since)
				.where((eb) => eb.or([eb('role.ends_on', 'is', null), eb('role.ends_on', '>=', day)]))
				.where((eb) => eb.or([eb('role.confirmed_on', 'is', null), eb('role.confirmed_on', '<', since)]))
				.orderBy('role.id')
				.execute() as Promise<Contact[]>);

/** Asks the contacts of these organisations, once for an edition, whether they are still the ones. Answers how many letters were written. */
export function askContacts(
	context: Context,
	{ organisation_ids, since }: { organisation_ids: readonly string[]; since: Day }
): Promise<Outcome<{ asked: number }, 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOfficer(trx, context))) return refused('not_yours');
		let asked = 0;
		for (const contact of await contactsToConfirm(trx, organisation_ids, since, dayOf(context.now))) {
			if (contact.email && (await ask(trx, context, contact, since))) asked += 1;
		}
		return done({ asked });
	});
}

const answerableDays = 60;

function ask(
	trx: Trx,
	{ now }: Context,
	{ role_id, kind, organisation, person_id, email, locale }: Contact,
	since: Day
): Promise<string | null> {
	const token = signedLink('contact', role_id, new Date(now.getTime() + answerableDays * 86_400_000));
	const letter = contactLetter[locale]({ kind, organisation, address: siteAddress(`/contact/${token}`, locale) });
	return writeMail(trx, now, 'people.contact', { email: email ?? '', locale, person_id }, letter, `people.contact ${role_id} ${since}`);
}

/** Says "this is still me" about one's own role. */
export function confirmContact(
	context: Context,
	{ role_id }: { role_id: string }
): Promise<Outcome<undefined, 'unknown_role' | 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = isId(role_id) ? await lockRole(trx, role_id) : undefined;
		if (!found) return refused('unknown_role');
		if (context.actor.kind !== 'system' && found.role.person_id !== context.actor.id) return refused('not_yours');
		await confirm(trx, context, found);
		return done();
	});
}

export type ContactRefusal = 'link_unknown' | 'link_expired' | 'already_ended';
export type ContactLink = { role: Role & { person_id: string }; organisation: Organisation };

/** What a contact's letter asks about: shown before it is answered. */
export const contactByLink = (context: Context, token: string): Promise<Outcome<ContactLink, ContactRefusal>> =>
	context.db.transaction().execute((trx) => openContact(trx, context, token));

/** Answers from the letter: still the one, or not any more – the role then ends. */
export function answerContact(
	context: Context,
	{ token, answer }: { token: string; answer: 'still' | 'ended' }
): Promise<Outcome<undefined, ContactRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await openContact(trx, context, token);
		if (!found.ok) return found;
		const acting = { actor: asPerson(found.value.role.person_id), now: context.now };
		if (answer === 'still') await confirm(trx, acting, found.value);
		else await closeRole(trx, acting, { ...found.value, lastDay: addDays(dayOf(context.now), -1) });
		return done();
	});
}

async function openContact(trx: Trx, { now }: Context, token: string): Promise<Outcome<ContactLink, ContactRefusal>> {
	const link = readSignedLink('contact', token, now);
	if (!link.ok) return link;
	await stepThrough(trx, 'link');
	const found = await lockRole(trx, link.value);
	if (!found) return refused('link_unknown');
	return found.role.ends_on !== null && found.role.ends_on < dayOf(now) ? refused('already_ended') : done(found);
}

async function confirm(trx: Trx, context: Pick<Context, 'actor' | 'now'>, { role, organisation }: ContactLink): Promise<void> {
	await trx
		.updateTable('people.role')
		.set({ confirmed_on: dayOf(context.now) })
		.where('id', '=', role.id)
		.execute();
	await record(trx, context, {
		name: 'contact.confirmed',
		subject: { kind: 'person', id: role.person_id },
		also: [{ kind: organisation.kind, id: organisation.id }],
		particulars: { role: role.kind, organisation: organisation.name }
	});
}
