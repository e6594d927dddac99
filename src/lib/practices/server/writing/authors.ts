import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import { practiceText } from '../../practice.ts';
import { askForConsents, consentPath } from '../consents/ask.ts';
import { practiceAuthorRemoved } from '../mails/consents.ts';
import { askedFor, keepAsked } from '../records/asked.ts';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import { subjectsOf, type PracticeRecord } from '../records/practice-record.ts';

export type Author = { id: string; name: string };

/** Who stands as an author of an example, by the name. */
export async function authorsOf(trx: Trx, practice_id: string): Promise<Author[]> {
	const { rows } = await sql<Author>`
		select person.id, person.name from practices.author a join people.person person on person.id = a.person_id
		where a.practice_id = ${practice_id} and a.removed_at is null order by person.name collate "lt-x-icu", person.id`.execute(trx);
	return rows;
}

/** Who could be an author: the school's people of today, and who coordinates or helps its network. */
export async function candidatesOf(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ id, school_id, network_id }: Pick<PracticeRecord, 'id' | 'school_id' | 'network_id'>
): Promise<Author[]> {
	const today = dayOf(now);
	const { rows } = await sql<Author>`
		select distinct person.id, person.name, person.name collate "lt-x-icu" as sorted from people.person person
		where person.erased_at is null and (
			exists (select from people.role r where r.person_id = person.id and r.organisation_id = ${school_id} and r.annulled_at is null
				and r.kind in ('school_head', 'school_coordinator', 'team_member') and daterange(r.starts_on, r.ends_on, '[]') @> ${today}::date)
			or exists (select from networks.duty d where d.person_id = person.id and d.network_id = ${network_id} and d.answer = 'accepted'))
			and not exists (select from practices.author a where a.practice_id = ${id} and a.person_id = person.id and a.removed_at is null)
		order by sorted, person.id`.execute(trx);
	return rows.map(({ id, name }) => ({ id, name }));
}

type Which = { practice_id: string; person_id: string };

/** Adds an author: somebody of the school, or who helped its network. Whoever is one already stays one. By the writers. */
export function addAuthor(context: Context, { practice_id, person_id }: Which): Promise<Outcome<undefined, ActRefusal | 'author_unknown'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await practiceTo(trx, context, practice_id, ({ writes }) => writes);
		if (!found.ok) return found;
		const { practice } = found.value;
		if ((await authorsOf(trx, practice.id)).some(({ id }) => id === person_id)) return done();
		if (!isId(person_id) || !(await candidatesOf(trx, context, practice)).some(({ id }) => id === person_id))
			return refused('author_unknown');
		const added = { added_at: context.now, added_by: context.actor.id as string };
		await trx
			.insertInto('practices.author')
			.values({ practice_id, person_id, ...added })
			.onConflict((conflict) => conflict.columns(['practice_id', 'person_id']).doUpdateSet({ ...added, removed_at: null }))
			.execute();
		await record(trx, context, { name: 'practice.author_added', ...subjectsOf(practice) });
		await askForLast(trx, context, practice, person_id);
		return done();
	});
}

/** Whoever becomes an author while a version waits for consents is asked for it, too. */
async function askForLast(trx: Trx, context: Context, practice: PracticeRecord, person_id: string): Promise<void> {
	const { number, published } = practice.standing;
	if (number === 0 || number === published || (await askedFor(trx, practice.id, number)).includes(person_id)) return;
	await keepAsked(trx, { practice_id: practice.id, number, people: [person_id], at: context.now });
	await askForConsents(trx, context, practice, { number, people: [person_id], school: false });
}

/**
 * Takes an author out: themselves, or by the writers. The last one stays, and nobody is taken out of what is published. For what they were
 * asked about before, and for whatever holds their words, their word is needed still; whoever did not go by themselves is told by letter.
 */
export function removeAuthor(
	context: Context,
	{ practice_id, person_id }: Which
): Promise<Outcome<undefined, ActRefusal | 'author_last' | 'author_published'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await practiceTo(trx, context, practice_id, ({ writes, author }) => writes || author);
		if (!found.ok) return found;
		const { practice, may } = found.value;
		if (!may.writes && person_id !== context.actor.id) return refused('not_yours');
		const authors = await authorsOf(trx, practice.id);
		if (!authors.some(({ id }) => id === person_id)) return done();
		if (authors.length === 1) return refused('author_last');
		if (practice.standing.published !== null) return refused('author_published');
		await trx
			.updateTable('practices.author')
			.set({ removed_at: context.now })
			.where('practice_id', '=', practice.id)
			.where('person_id', '=', person_id)
			.execute();
		await record(trx, context, { name: 'practice.author_removed', ...subjectsOf(practice) });
		if (person_id !== context.actor.id) await tellRemoved(trx, context, practice, person_id);
		return done();
	});
}

/** Tells somebody that they are no author any more; where a version needs their word, with the link to give it or take it back. */
async function tellRemoved(trx: Trx, { now }: Pick<Context, 'now'>, practice: PracticeRecord, person_id: string): Promise<void> {
	const person = (await personsById(trx, [person_id])).get(person_id);
	if (!person?.email) return;
	const { number } = practice.standing;
	const asked = (await askedFor(trx, practice.id, number)).includes(person_id);
	const path = asked ? consentPath(now, { practice_id: practice.id, number, person_id, kind: 'author' }) : null;
	const letter = practiceAuthorRemoved[person.locale]({
		title: practiceText(practice.content, 'title'),
		school: practice.school,
		address: path && siteAddress(path, person.locale)
	});
	await writeMail(trx, now, 'practice_author_removed', { email: person.email, locale: person.locale, person_id }, letter);
}
