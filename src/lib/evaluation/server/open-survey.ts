import * as v from 'valibot';
import { dayOf, done, newId, refused, type Day, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { deliveryById, lecturersOf, lockDelivery, participantsOf, sessionsOf, type Delivery } from '#delivery/server';
import { editionFor } from '#programmes/server';
import { questionsOf } from '../form.ts';
import { QuestionsSchema, type SurveyKind } from '../question.ts';
import { periodOf, type Held } from '../timing.ts';
import { makeKeys } from './keys.ts';
import { inviteRespondents } from './letters.ts';
import { surveyOf } from './surveys.ts';
import { formInUse } from './templates.ts';

export type OpenRefusal = 'not_found' | 'cancelled' | 'no_days' | 'nobody_to_ask' | 'no_questions' | 'too_late';

/**
 * Opens a survey of a delivery for everybody who is of its team: by itself when it is due, or earlier by an officer of its centre.
 * The climate is asked before the first day only, the evaluation until two weeks after the last (`too_late`), and
 * never without a question: one that asks of each lecturer alone where there are none (`no_questions`). Each has keys of its own. Open already, it stays as it is and its id is given.
 */
export async function openSurvey(
	context: Context,
	{ delivery_id, kind }: { delivery_id: string; kind: SurveyKind }
): Promise<Outcome<string, OpenRefusal>> {
	if (!(await mayOpen(context, delivery_id))) return refused('not_found');
	// Making keys takes a while, and nothing waits for it. Nobody makes us work who may not open.
	const keys = await makeKeys();
	return context.db.transaction().execute(async (trx) => {
		const delivery = await lockDelivery(trx, delivery_id);
		if (!delivery || !(await editionFor(trx, context, delivery.edition_id))) return refused('not_found');
		const open = await surveyOf(trx, delivery.id, kind);
		if (open) return done(open.id);
		if (delivery.cancelled_at !== null) return refused('cancelled');
		const held = await heldDays(trx, delivery.id);
		if (!held) return refused('no_days');
		const today = dayOf(context.now);
		const { form, version } = await formInUse(trx, delivery.edition_id, kind);
		const { closes_on } = periodOf(form, held);
		if (closes_on < today) return refused('too_late');
		const people = await peopleNow(trx, delivery.id);
		if (people.length === 0) return refused('nobody_to_ask');

		const lecturers = (await lecturersOf(trx, delivery.id)).map(({ name }) => name);
		const questions = questionsOf(form, lecturers);
		if (!v.safeParse(QuestionsSchema, questions).success) return refused('no_questions');

		const id = newId();
		await trx
			.insertInto('evaluation.survey')
			.values({
				...keys,
				...version,
				id,
				delivery_id: delivery.id,
				kind,
				questions: JSON.stringify(questions),
				opens_on: today,
				closes_on,
				opened_at: context.now,
				opened_by: context.actor.id
			})
			.execute();
		await askPeople(trx, context, { id, kind, closes_on }, delivery, people);
		await record(trx, context, {
			name: 'survey.opened',
			subject: { kind: 'survey', id },
			also: [{ kind: 'training', id: delivery.id }],
			particulars: { kind, reference: delivery.reference, closes_on }
		});
		return done(id);
	});
}

const mayOpen = (context: Context, deliveryId: string): Promise<boolean> =>
	context.db.transaction().execute(async (trx) => {
		const delivery = await deliveryById(trx, deliveryId);
		return delivery !== undefined && Boolean(await editionFor(trx, context, delivery.edition_id));
	});

/** The days of a delivery from end to end; nothing where none stands. */
export async function heldDays(trx: Trx, deliveryId: string): Promise<Held | undefined> {
	const sessions = await sessionsOf(trx, deliveryId);
	const [first, last] = [sessions[0], sessions.at(-1)];
	return first && last && { first_on: first.held_on, last_on: last.held_on, last_begins_at: last.begins_at };
}

/** Everybody who is of the team and has not left it. */
export const peopleNow = async (trx: Trx, deliveryId: string): Promise<string[]> =>
	(await participantsOf(trx, deliveryId)).filter(({ left_at }) => left_at === null).map(({ person_id }) => person_id);

/** Asks people who are not asked yet, and writes to those who have an address. */
export async function askPeople(
	trx: Trx,
	context: Context,
	survey: { id: string; kind: SurveyKind; closes_on: Day },
	delivery: Delivery,
	people: readonly string[]
): Promise<void> {
	if (people.length === 0) return;
	await trx
		.insertInto('evaluation.respondent')
		.values(people.map((person_id) => ({ survey_id: survey.id, person_id })))
		.onConflict((conflict) => conflict.columns(['survey_id', 'person_id']).doNothing())
		.execute();
	await inviteRespondents(trx, context, survey, delivery, people, 'opened');
}
