import { sql } from 'kysely';
import { inLocale, instantInWords, type Locale, type Text } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { reviewsDue } from '../mails/reviews.ts';

/** How many days before the first review is due a reviewer is reminded. */
const steps = [2, 7] as const;

type Open = { round_id: string; person_id: string; email: string; locale: Locale; call: Text; count: number; due_at: Date };

/**
 * Reminds reviewers of what is not handed in: a week and two days before the first of it is due, in one letter with all that
 * is open. The same is never written twice, however often this runs; that it was written is recorded.
 */
export function remindReviewers(context: Context): Promise<{ reminded: number }> {
	return context.db.transaction().execute(async (trx) => {
		let reminded = 0;
		for (const open of await openByPerson(trx, context.now)) if (await remind(trx, context, open)) reminded += 1;
		return { reminded };
	});
}

async function remind(trx: Trx, context: Context, open: Open[]): Promise<boolean> {
	const [first] = open;
	if (!first) return false;
	const daysLeft = (first.due_at.getTime() - context.now.getTime()) / 86_400_000;
	const step = steps.find((days) => daysLeft <= days);
	if (step === undefined) return false;
	const { email, locale, person_id } = first;
	const letter = reviewsDue[locale]({
		open: open.map(({ call, count, due_at }) => ({ call: inLocale(call, locale), count, until: instantInWords(due_at, locale) })),
		address: siteAddress('/review', locale)
	});
	const once = `reviews.due:${person_id}:${step}:${first.due_at.toISOString()}`;
	const written = await writeMail(trx, context.now, 'reviews-due', { email, locale, person_id }, letter, once);
	if (written === null) return false;
	await record(trx, context, {
		name: 'reviewer.reminded',
		subject: { kind: 'person', id: person_id },
		also: open.map(({ round_id }) => ({ kind: 'round', id: round_id })),
		particulars: { count: open.reduce((sum, { count }) => sum + count, 0), due_at: first.due_at.toISOString() }
	});
	return true;
}

/** What each reviewer has not handed in and still can, by round, what is due first first. */
async function openByPerson(trx: Trx, now: Date): Promise<Open[][]> {
	const { rows } = await sql<Open>`
		select t.round_id, t.person_id, person.email, person.locale, call.name as call, count(*)::int as count, min(t.due_at) as due_at
		from selection.assignment t
		join selection.round r on r.id = t.round_id
		join programmes.call call on call.id = r.call_id
		join applications.application a on a.id = t.application_id
		join people.person person on person.id = t.person_id
		where t.ended_at is null and t.sent_at is null and t.due_at > ${now} and r.closed_at is null and a.state <> 'withdrawn' and person.email is not null
			and not exists (select from selection.conflict c where c.application_id = t.application_id and c.person_id = t.person_id and c.lifted_at is null)
		group by t.round_id, t.person_id, person.email, person.locale, call.name
		order by t.person_id, min(t.due_at)`.execute(trx);
	const byPerson = new Map<string, Open[]>();
	for (const row of rows) byPerson.set(row.person_id, [...(byPerson.get(row.person_id) ?? []), row]);
	return [...byPerson.values()];
}
