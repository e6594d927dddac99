import { sql } from 'kysely';
import { dayOf, newId } from '#platform';
import { writeMail, type Context, type Trx } from '#platform/server';
import { personsById, siteAddress, signedLink } from '#people/server';
import { checkUpAsked } from '../mails/check-ups.ts';

export const checkUpPurpose = 'practices.check_up';
const goodFor = 180 * 86_400_000;

/** The address at which one author answers without signing in; open for half a year. */
export const checkUpPath = (now: Date, id: string): string =>
	`/check-ups/${signedLink(checkUpPurpose, id, new Date(now.getTime() + goodFor))}`;

type Asked = { id: string; person_id: string; title: string; published_at: Date };

/**
 * Every morning: asks whoever stands by a public example and has an address whether it is still true, so many months after it was
 * published or asked about last as its edition says (24 where it says nothing); and reminds, once, whoever has not answered.
 */
export async function askCheckUps({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const asked = (await due(trx, now)).map((one) => ({ ...one, id: newId() }));
		for (const { id, practice_id, person_id } of asked)
			await trx
				.insertInto('practices.check_up')
				.values({ id, practice_id, person_id, asked_on: dayOf(now) })
				.execute();
		await write(trx, now, asked, 'practice_check_up');
		await write(trx, now, await unanswered(trx, now), 'practice_check_up_reminder');
	});
}

const said = sql`public as (
	select p.practice_id, p.number, p.published_at, version.content #>> '{texts,title,text}' as title, own.months, own.remind_days
	from practices.publication p
	join practices.practice practice on practice.id = p.practice_id
	join practices.version version on version.practice_id = p.practice_id and version.number = p.number
	cross join lateral (select months, remind_days from practices.check_up_rule rule
		where rule.edition_id = practice.edition_id or rule.edition_id is null order by rule.edition_id is null limit 1) own
	where p.superseded_at is null and p.withdrawn_at is null
), standing as (
	select public.*, c.person_id from public
	join practices.consent c on c.practice_id = public.practice_id and c.number = public.number and c.kind = 'author' and c.withdrawn_at is null
	join people.person person on person.id = c.person_id and person.erased_at is null and person.email is not null
)`;

async function due(trx: Trx, now: Date): Promise<Omit<Asked & { practice_id: string }, 'id'>[]> {
	const { rows } = await sql<Omit<Asked & { practice_id: string }, 'id'>>`
		with ${said}
		select standing.practice_id, person_id, title, published_at from standing
		where ${dayOf(now)}::date >= greatest((published_at at time zone 'Europe/Vilnius')::date,
			(select max(asked_on) from practices.check_up u where u.practice_id = standing.practice_id)) + make_interval(months => months)
		order by 1, 2 limit 500`.execute(trx);
	return rows;
}

/** Whoever was asked, has not answered and was not reminded: once, and not after the link has closed. */
async function unanswered(trx: Trx, now: Date): Promise<Asked[]> {
	const { rows } = await sql<Asked>`
		with ${said}
		update practices.check_up u set reminded_at = ${now} from standing
		where u.practice_id = standing.practice_id and u.person_id = standing.person_id and u.answer is null and u.reminded_at is null
			and u.asked_on >= (published_at at time zone 'Europe/Vilnius')::date
			and u.asked_on + remind_days <= ${dayOf(now)}::date and u.asked_on + 150 > ${dayOf(now)}::date
		returning u.id, u.person_id, title, published_at`.execute(trx);
	return rows;
}

async function write(
	trx: Trx,
	now: Date,
	asked: readonly Asked[],
	template: 'practice_check_up' | 'practice_check_up_reminder'
): Promise<void> {
	const people = await personsById(
		trx,
		asked.map(({ person_id }) => person_id)
	);
	for (const { id, person_id, title, published_at } of asked) {
		const { email, locale } = people.get(person_id) ?? {};
		if (!email || !locale) continue;
		const address = siteAddress(checkUpPath(now, id), locale);
		const letter = checkUpAsked[locale]({ title, published_on: dayOf(published_at), address, again: template !== 'practice_check_up' });
		await writeMail(trx, now, template, { email, locale, person_id }, letter);
	}
}
