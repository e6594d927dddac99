import { sql } from 'kysely';
import { addDays, dayOf, inLocale, newId, type Day } from '#platform';
import { takeLettersBack, writeMail, type Context, type Handler, type Trx } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import { deliveryById, lockDelivery, type Delivery } from '#delivery/server';
import { holidaysBetween } from '#scheduling/server';
import { askDue, followQuestions } from '../../commitment.ts';
import type { Answers } from '../../question.ts';
import { shaken } from '../hand-in-sheet.ts';
import { heldDays } from '../open-survey.ts';
import { answersTo, askingsOf, commitmentsOn, lockAsking, sealedSheet, type Asking, type Written } from './commitment-record.ts';
import { commitmentToken } from './link.ts';
import { commitmentAsked, lettersOf } from './mails/follow.ts';
import { followTermsOf } from './terms.ts';

const isHoliday = (day: Day): boolean => holidaysBetween(day, day).length > 0;

/** Every working morning: asks whoever has written what they will do, so many weeks after the last day as the edition says. */
export const askFollowThrough: Handler = async (context) => {
	const ids = await context.db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ id: string }>`select distinct delivery_id as id from evaluation.commitment order by 1`.execute(trx);
		return rows.map(({ id }) => id);
	});
	for (const id of ids) await askAfterWeeks(context, { delivery_id: id });
};

/** Asks one delivery, if it is due today: everybody at once, so that nothing tells who wrote when. Answers whether it asked. */
export const askAfterWeeks = (context: Context, { delivery_id }: { delivery_id: string }): Promise<boolean> =>
	context.db.transaction().execute(async (trx) => {
		const today = dayOf(context.now);
		const delivery = await lockDelivery(trx, delivery_id);
		const held = delivery && (await heldDays(trx, delivery.id));
		if (!delivery || !held || delivery.cancelled_at !== null) return false;
		const terms = await followTermsOf(trx, delivery.edition_id);
		const before = await askingsOf(trx, delivery.id);
		const weeks = askDue({ last_on: held.last_on, asked: before.map((one) => one.weeks) }, terms, today, isHoliday);
		const written = weeks === null ? [] : await commitmentsOn(trx, delivery.id);
		if (weeks === null || written.length === 0) return false;
		for (const open of before) await closeAsking(trx, context, open.id);
		const asking = { id: newId(), delivery_id: delivery.id, weeks, asked_on: today, closes_on: addDays(today, terms.open_days) };
		await trx.insertInto('evaluation.follow_through').values(asking).execute();
		const until = addDays(held.last_on, terms.keep_weeks * 7);
		for (const one of written) await writeTo(trx, context, delivery, asking, one, until);
		return true;
	});

async function writeTo(
	trx: Trx,
	{ now }: Context,
	delivery: Delivery,
	asking: Pick<Asking, 'weeks'>,
	{ id, person_id, said }: Written,
	until: Day
): Promise<void> {
	const person = (await personsById(trx, [person_id])).get(person_id);
	if (!person?.email || !said) return;
	const { email, locale } = person;
	const letter = commitmentAsked[locale]({
		title: inLocale(delivery.title, locale),
		said,
		weeks: asking.weeks,
		address: siteAddress(`/commitments/${commitmentToken(delivery.id, person_id, until)}`, locale)
	});
	const reply = { purpose: 'evaluation.commitment', subject_id: id };
	await writeMail(trx, now, 'commitment-asked', { email, locale, person_id }, { ...letter, reply }, `${lettersOf(id)}${asking.weeks}`);
}

/** Every night: closes askings at their end, and deletes what is over and what was of people who are forgotten. */
export const closeFollowThrough: Handler = async (context) => {
	const today = dayOf(context.now);
	const over = await context.db
		.transaction()
		.execute((trx) =>
			trx
				.selectFrom('evaluation.follow_through')
				.select('id')
				.where('closed_on', 'is', null)
				.where('closes_on', '<', today)
				.orderBy('id')
				.execute()
		);
	for (const { id } of over) await context.db.transaction().execute((trx) => closeAsking(trx, context, id));
	await context.db.transaction().execute((trx) => forget(trx, context.now, today));
	await context.db.transaction().execute(sealSheets);
};

/** Sheets were once kept as they were said. */
async function sealSheets(trx: Trx): Promise<void> {
	const plain = await trx
		.selectFrom('evaluation.follow_through_sheet')
		.select(['id', 'answers'])
		.where('answers', 'is not', null)
		.limit(10_000)
		.forUpdate()
		.execute();
	for (const { id, answers } of plain)
		await trx
			.updateTable('evaluation.follow_through_sheet')
			.set({ answers: null, words: sealedSheet(id, answers as Answers) })
			.where('id', '=', id)
			.execute();
}

/**
 * Closes an asking: what was answered is copied without whose it is, sealed, in an order by chance and with ids of its own. From then on its
 * sums change no more, whoever withdraws. Closed already, it stays as it is.
 */
export async function closeAsking(trx: Trx, { now }: Pick<Context, 'now'>, id: string): Promise<void> {
	const asking = await lockAsking(trx, id);
	const delivery = asking && (await deliveryById(trx, asking.delivery_id));
	if (!asking || asking.closed_on !== null || !delivery) return;
	const questions = followQuestions(await followTermsOf(trx, delivery.edition_id));
	const sheets = [...(await answersTo(trx, asking.id)).values()].map(({ said, obstacle }) => {
		const id = newId();
		const words = sealedSheet(id, { did: said, ...(said !== 'did' && obstacle !== null ? { obstacle } : {}) });
		return { id, follow_through_id: asking.id, words };
	});
	if (sheets.length > 0) await trx.insertInto('evaluation.follow_through_sheet').values(shaken(sheets)).execute();
	await trx
		.updateTable('evaluation.follow_through')
		.set({ closed_on: dayOf(now), questions: JSON.stringify(questions) })
		.where('id', '=', asking.id)
		.execute();
}

/** Sentences are kept for so many weeks as the edition says, and no longer than we know the person; what letters say of them goes with them. */
async function forget(trx: Trx, now: Date, today: Day): Promise<void> {
	const { rows } = await sql<{ id: string; edition_id: string; last_on: Day | null }>`
		select distinct d.id, d.edition_id, (select max(s.held_on) from delivery.session s where s.delivery_id = d.id) as last_on
		from evaluation.commitment c join delivery.delivery d on d.id = c.delivery_id order by d.id`.execute(trx);
	const gone: { id: string }[] = [];
	for (const { id, edition_id, last_on } of rows) {
		const { keep_weeks } = await followTermsOf(trx, edition_id);
		if (last_on !== null && addDays(last_on, keep_weeks * 7) < today)
			gone.push(...(await trx.deleteFrom('evaluation.commitment').where('delivery_id', '=', id).returning('id').execute()));
	}
	const { rows: erased } = await sql<{ id: string }>`
		delete from evaluation.commitment c using people.person p where p.id = c.person_id and p.erased_at is not null returning c.id`.execute(trx);
	for (const { id } of [...gone, ...erased]) await takeLettersBack(trx, now, lettersOf(id));
}
