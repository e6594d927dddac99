import { sql } from 'kysely';
import { instantInWords, newId, type Day } from '#platform';
import { on, record, type Context, type Happened, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { answerBy } from '../../offer-clock.ts';
import { keepEntries } from '../calendars/keep-entries.ts';
import { cancelled, teamChanged, withdrawn } from '../mails/news.ts';
import { moved, offered } from '../mails/offers.ts';
import { daysInWords } from '../mails/training-words.ts';
import { holdTraining, trainingInForce, type TrainingInForce } from '../training/in-force.ts';
import { offerToken } from './link.ts';
import { isOfNow, isStanding, offersOf, withdraw, type Offer } from './offers.ts';
import { tell, tellingOf, type Telling } from './tell.ts';

/** After a publication: every training whose offers say something else is offered as it is published now. */
async function followTimetable(context: Context, event: Happened): Promise<void> {
	const { note, ids } = await context.db.transaction().execute(async (trx) => {
		const timetable = await trx
			.selectFrom('scheduling.timetable')
			.select(['edition_id', 'note'])
			.where('id', '=', event.subject_id)
			.executeTakeFirstOrThrow();
		return { note: timetable.note, ids: await trainingsBehind(trx, timetable.edition_id) };
	});
	for (const id of ids) await context.db.transaction().execute((trx) => offerAsPublished(trx, context, id, { note }));
}

/** Trainings of an edition whose offers or calendar entries do not say what is in force. */
async function trainingsBehind(trx: Trx, editionId: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select t.id from scheduling.training t
		left join lateral (
			select one.id from scheduling.timetable one where one.edition_id = t.edition_id and one.published_at is not null
			order by one.number desc limit 1
		) v on true
		left join scheduling.placement p on p.timetable_id = v.id and p.training_id = t.id and t.cancelled_at is null
		where t.edition_id = ${editionId} and (
			exists (select from scheduling.offer o where o.training_id = t.id and (o.answer is null or o.answer = 'accepted')
				and (p.training_id is null or o.days <> p.days or (o.person_id is not null and o.person_id <> all(p.lecturers))))
			or (p.training_id is not null and exists (
				select from (select null::uuid as id union all select unnest(p.lecturers)) party
				where not exists (select from scheduling.offer o where o.training_id = t.id and o.person_id is not distinct from party.id
					and o.days = p.days and o.answer is distinct from 'withdrawn')))
			or exists (select from scheduling.calendar_entry e where e.training_id = t.id and not e.cancelled
				and (p.training_id is null or e.held_on <> all(p.days)))
		)
		order by t.id`.execute(trx);
	return rows.map(({ id }) => id);
}

/** A training that is cancelled is offered to nobody: whoever was asked hears of it. */
const followCancellation = (context: Context, event: Happened): Promise<void> =>
	context.db.transaction().execute((trx) => offerAsPublished(trx, context, event.subject_id, {}));

export const offerWhenPublished = on('timetable.published', 'offers.follow', followTimetable);
export const withdrawWhenCancelled = on('training.cancelled', 'offers.withdraw', followCancellation);

type Party = { party: 'school' | 'lecturer'; person_id: string | null };

/**
 * Has the offers of one training follow what is published, however often it is done: what nobody needs to answer any more
 * is withdrawn, who has not been asked about these days is asked, an acceptance of the same days stands. Everybody
 * concerned gets one letter, and calendars follow.
 */
export async function offerAsPublished(trx: Trx, context: Context, trainingId: string, { note = '' }: { note?: string }): Promise<void> {
	if (!(await holdTraining(trx, trainingId))) return;
	const training = await trainingInForce(trx, context, trainingId);
	if (!training) return;
	const before = await offersOf(trx, [training.id]);
	const gone = before.filter((offer) => isStanding(offer) && !isOfNow(offer, training));
	const parties: Party[] = [
		{ party: 'school', person_id: null },
		...training.lecturers.map((person_id): Party => ({ party: 'lecturer', person_id }))
	];
	const needed = training.cancelled || training.days.length === 0 ? [] : parties;
	// Whoever has declined just these days is asked again by an officer only.
	const asked = before.filter((offer) => offer.answer !== 'withdrawn' && isOfNow(offer, training));
	const fresh = needed.filter(({ person_id }) => !asked.some((offer) => offer.person_id === person_id));
	if (gone.length + fresh.length === 0) return void (await keepEntries(trx, context.now, training));

	for (const { id } of gone) await withdraw(trx, context.now, id);
	for (const party of fresh) await askParty(trx, context, training, party);
	const entries = await keepEntries(trx, context.now, training, true);
	const telling = await tellingOf(trx, training, entries, await offersOf(trx, [training.id]));
	for (const party of fresh) await tellOffer(trx, context, telling, party, { before: lastDaysOf(gone, party), note });
	for (const offer of gone.filter(({ person_id }) => !fresh.some((party) => party.person_id === person_id)))
		await tellGone(trx, context, telling, offer);
	for (const offer of before.filter((one) => isStanding(one) && !gone.includes(one))) await tellTeam(trx, context, telling, offer);
	await record(trx, context, {
		name: 'training.offered',
		subject: { kind: 'training', id: training.id },
		also: [
			{ kind: 'school', id: training.school_id },
			{ kind: 'edition', id: training.edition_id }
		],
		particulars: { reference: training.reference, asked: fresh.length, withdrawn: gone.length }
	});
}

const lastDaysOf = (gone: readonly Offer[], { person_id }: Party): Day[] => gone.find((offer) => offer.person_id === person_id)?.days ?? [];

export const askParty = (trx: Trx, { now, actor }: Context, { id, timetable_id, days }: TrainingInForce, { party, person_id }: Party) =>
	trx
		.insertInto('scheduling.offer')
		.values({
			id: newId(),
			training_id: id,
			timetable_id: timetable_id as string,
			party,
			person_id,
			days: [...days].sort(),
			offered_at: now,
			offered_by: actor.id,
			answer_by: answerBy(now, days)
		})
		.execute();

/** Asks a party about the days that stand: as moved days where it had been asked about others. */
export async function tellOffer(
	trx: Trx,
	context: Context,
	telling: Telling,
	party: Party,
	{ before, note }: { before: readonly Day[]; note: string }
): Promise<void> {
	const offer = telling.offers.find(({ person_id, answer }) => person_id === party.person_id && answer === null);
	if (!offer) return;
	await tell(trx, context, telling, party, {
		template: before.length > 0 ? 'training-moved' : 'training-offered',
		about: `training.offer:${offer.id}`,
		calendar: 'days',
		letter: (locale, words, { id }) => {
			const asked = {
				...words,
				until: instantInWords(offer.answer_by, locale),
				address: siteAddress(`/offers/${offerToken(offer, id)}`, locale),
				note
			};
			return before.length > 0
				? moved[locale]({ ...asked, before: daysInWords(before, telling.training, locale) })
				: offered[locale](asked);
		}
	});
}

const tellGone = (trx: Trx, context: Context, telling: Telling, offer: Offer): Promise<void> =>
	tell(trx, context, telling, offer, {
		template: telling.training.cancelled ? 'training-cancelled' : 'training-withdrawn',
		about: `training.gone:${offer.id}`,
		calendar: 'out',
		letter: (locale, words) => {
			const before = daysInWords(offer.days, telling.training, locale);
			return telling.training.cancelled
				? cancelled[locale]({ ...words, before, why: telling.training.cancelled_why ?? '' })
				: withdrawn[locale]({ ...words, before });
		}
	});

/** To whom nothing is asked: the team is another one. Once for each team. */
const tellTeam = (trx: Trx, context: Context, telling: Telling, offer: Offer): Promise<void> =>
	tell(trx, context, telling, offer, {
		template: 'training-team',
		about: `training.team:${offer.id}:${telling.training.timetable_id}`,
		calendar: 'days',
		letter: (locale, words) => teamChanged[locale](words)
	});
