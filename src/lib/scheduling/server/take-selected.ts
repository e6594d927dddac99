import { sql } from 'kysely';
import * as v from 'valibot';
import { done, inLocale, newId, refused, type Outcome, type Text } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { TextSchema, type Answers, type Topic } from '#programmes';
import { rulesInForce } from '#programmes/server';
import { wishesFrom } from '../wishes.ts';
import { nextReference } from './references.ts';
import { lockSeason, type DeskRefusal, type SeasonDesk } from './seasons.ts';

/** A school that was selected and has no training yet. */
type Selected = {
	id: string;
	call_id: string;
	school_id: string;
	topic_code: string | null;
	topic: string | null;
	content: { answers: Answers; team: unknown[] };
};

/**
 * Makes a training for every school of the edition that has confirmed its place since the last time (M-16: others have no
 * dates). Topic, people, pattern, months to avoid and another venue come from what was sent.
 */
export function takeSelected(
	context: Context,
	{ edition_id }: { edition_id: string }
): Promise<Outcome<{ trainings: number }, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockSeason(trx, context, edition_id);
		if (!desk.ok) return desk;
		return done({ trainings: await makeTrainings(trx, context, desk.value) });
	});
}

export type TakeOneRefusal = DeskRefusal | 'not_selected' | 'already_taken';

/** Makes the training of one application; refused where its school has no confirmed place (M-16). */
export function takeApplication(
	context: Context,
	{ edition_id, application_id }: { edition_id: string; application_id: string }
): Promise<Outcome<{ trainings: number }, TakeOneRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockSeason(trx, context, edition_id);
		if (!desk.ok) return desk;
		const taken = await trx.selectFrom('scheduling.training').select('id').where('application_id', '=', application_id).executeTakeFirst();
		if (taken) return refused('already_taken');
		const made = await makeTrainings(trx, context, desk.value, application_id);
		return made === 0 ? refused('not_selected') : done({ trainings: made });
	});
}

/** How many schools of an edition wait to be taken in. */
export const countSelected = async (trx: Trx, editionId: string): Promise<number> => (await selectedFor(trx, editionId)).length;

export async function makeTrainings(trx: Trx, context: Context, desk: SeasonDesk, only?: string): Promise<number> {
	const selected = (await selectedFor(trx, desk.edition.id)).filter(({ id }) => only === undefined || id === only);
	const topics = new Map<string, readonly Topic[]>();
	for (const one of selected) {
		if (!topics.has(one.call_id)) topics.set(one.call_id, (await rulesInForce(trx, one.call_id))?.topics ?? []);
		await makeTraining(trx, context, desk, one, topics.get(one.call_id) ?? []);
	}
	return selected.length;
}

async function selectedFor(trx: Trx, editionId: string): Promise<Selected[]> {
	const { rows } = await sql<Selected>`
		select a.id, a.call_id, a.school_id, a.topic_code, a.topic, json_build_object('answers', s.content -> 'answers', 'team', s.content -> 'team') as content
		from selection.offer offer
		join applications.application a on a.id = offer.application_id
		join applications.submission s on s.id = a.submission_id
		join programmes.call call on call.id = a.call_id
		where call.edition_id = ${editionId} and offer.answer = 'confirmed' and a.state <> 'withdrawn'
			and not exists (select from scheduling.training t where t.application_id = a.id)
		order by a.reference`.execute(trx);
	return rows;
}

async function makeTraining(
	trx: Trx,
	context: Context,
	{ edition, season }: SeasonDesk,
	one: Selected,
	topics: readonly Topic[]
): Promise<void> {
	const { now, actor } = context;
	const { dose } = edition.terms;
	const span = { starts_on: season.first_on, ends_on: season.last_on };
	const wishes = wishesFrom(one.content.answers, dose.kind === 'days' ? dose.patterns : [], span);
	const [id, reference] = [newId(), await nextReference(trx, now)];
	const words: Text = topics.find(({ code }) => code === one.topic_code)?.name ?? { lt: one.topic ?? '–', en: '' };
	await trx
		.insertInto('scheduling.training')
		.values({
			id,
			reference,
			edition_id: edition.id,
			call_id: one.call_id,
			application_id: one.id,
			school_id: one.school_id,
			topic: one.topic_code ?? 'other',
			topic_words: JSON.stringify(v.parse(TextSchema, words)),
			people: Math.max(1, one.content.team.length),
			patterns: wishes.patterns,
			venue: wishes.venue,
			made_at: now,
			made_by: actor.id,
			changed_at: now,
			changed_by: actor.id
		})
		.execute();
	for (const away of wishes.away)
		await trx
			.insertInto('scheduling.exception')
			.values({ id: newId(), training_id: id, ...away, said_at: now, said_by: null })
			.execute();
	await record(trx, context, {
		name: 'training.made',
		subject: { kind: 'training', id },
		also: [
			{ kind: 'edition', id: edition.id },
			{ kind: 'application', id: one.id },
			{ kind: 'school', id: one.school_id }
		],
		particulars: { reference, topic: inLocale(words, 'lt') }
	});
}
