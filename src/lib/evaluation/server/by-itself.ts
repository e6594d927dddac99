import { sql } from 'kysely';
import { addDays, dayOf, type Day } from '#platform';
import type { Context, Handler, Trx } from '#platform/server';
import { deliveriesOf, deliveryById } from '#delivery/server';
import { surveyKinds, type SurveyKind } from '../question.ts';
import { isAtItsEnd, isDue, periodOf } from '../timing.ts';
import { closeSurvey } from './close-survey.ts';
import { inviteRespondents } from './letters.ts';
import { askPeople, heldDays, openSurvey, peopleNow } from './open-survey.ts';
import { countsOf, surveyById, type Survey } from './surveys.ts';
import { formInUse, formOfSurvey } from './templates.ts';

/** Every hour: opens the surveys that are due, and lets open ones follow their delivery: its days, and whoever has come into its team since. */
export const openSurveys: Handler = async (context) => {
	await allOf([
		...(await due(context)).map(
			({ id, kind }) =>
				() =>
					openSurvey(context, { delivery_id: id, kind })
		),
		...(await openIds(context)).map((id) => () => context.db.transaction().execute((trx) => followDelivery(trx, context, id)))
	]);
};

/** Every night: closes the surveys that are at their end, and those of what is not held after all. */
export const closeSurveys: Handler = async (context) => {
	const today = dayOf(context.now);
	const closeIfOver = async (id: string): Promise<void> => {
		const over = await context.db.transaction().execute(async (trx) => {
			const survey = await surveyById(trx, id);
			const delivery = survey && (await deliveryById(trx, survey.delivery_id));
			if (!survey || !delivery) return false;
			return delivery.cancelled_at !== null || isAtItsEnd(survey, await countsOf(trx, id), today);
		});
		if (over) await closeSurvey(context, { survey_id: id });
	};
	await allOf((await openIds(context)).map((id) => () => closeIfOver(id)));
};

/** Every morning: reminds, once, whoever is asked and has neither taken a ballot nor declined, some days before the end. */
export const remindRespondents: Handler = async (context) => {
	await allOf((await openIds(context)).map((id) => () => context.db.transaction().execute((trx) => remind(trx, context, id))));
};

/** Each in its turn; one that fails stops none of the others, and is told once all are through. */
async function allOf(works: readonly (() => Promise<unknown>)[]): Promise<void> {
	const failed: unknown[] = [];
	for (const work of works) await work().catch((error: unknown) => failed.push(error));
	if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${works.length} surveys failed`);
}

/** Deliveries around whose days a survey may be due: meetings are not asked about, and only trainings before their days and months later. */
async function due(context: Context): Promise<{ id: string; kind: SurveyKind }[]> {
	const today = dayOf(context.now);
	return context.db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ id: string; kinds: SurveyKind[] }>`
			select d.id, array_remove(array_agg(distinct survey.kind), null) as kinds
			from delivery.delivery d
			join delivery.session s on s.delivery_id = d.id and s.cancelled_at is null
			left join evaluation.survey survey on survey.delivery_id = d.id
			where d.kind <> 'meeting' and d.cancelled_at is null
			group by d.id
			having max(s.held_on) >= ${addDays(today, -longestAfter)}::date and min(s.held_on) <= ${addDays(today, 30)}::date`.execute(trx);
		const found: { id: string; kind: SurveyKind }[] = [];
		for (const delivery of await deliveriesOf(trx, { ids: rows.map(({ id }) => id) })) {
			const held = await heldDays(trx, delivery.id);
			const opened = rows.find(({ id }) => id === delivery.id)?.kinds ?? [];
			for (const kind of surveyKinds)
				if (held && !opened.includes(kind) && (kind === 'evaluation' || delivery.kind === 'training'))
					if (isDue(periodOf((await formInUse(trx, delivery.edition_id, kind)).form, held), context.now))
						found.push({ id: delivery.id, kind });
		}
		return found;
	});
}

/** So many days after the last one a survey may still go out: half a year, and the weeks in which it waits for answers. */
const longestAfter = 210;

const openIds = async ({ db }: Context): Promise<string[]> =>
	db
		.transaction()
		.execute(async (trx) =>
			(await trx.selectFrom('evaluation.survey').select('id').where('closed_at', 'is', null).execute()).map(({ id }) => id)
		);

async function followDelivery(trx: Trx, context: Context, surveyId: string): Promise<void> {
	const survey = await surveyById(trx, surveyId);
	const delivery = survey && (await deliveryById(trx, survey.delivery_id));
	if (!survey || !delivery || delivery.cancelled_at !== null) return;
	const closes_on = await lastDayOf(trx, survey);
	if (closes_on !== survey.closes_on) await trx.updateTable('evaluation.survey').set({ closes_on }).where('id', '=', survey.id).execute();
	if (closes_on < dayOf(context.now)) return;
	const asked = await trx.selectFrom('evaluation.respondent').select('person_id').where('survey_id', '=', surveyId).execute();
	const known = new Set(asked.map(({ person_id }) => person_id));
	const people = (await peopleNow(trx, delivery.id)).filter((id) => !known.has(id));
	await askPeople(trx, context, { ...survey, closes_on }, delivery, people);
}

/** The last day of a survey by the days that its delivery has now; never before it was opened. */
async function lastDayOf(trx: Trx, survey: Survey): Promise<Day> {
	const { delivery_id, opens_on, closes_on } = survey;
	const held = await heldDays(trx, delivery_id);
	const last = held ? periodOf(await formOfSurvey(trx, survey), held).closes_on : closes_on;
	return last < opens_on ? opens_on : last;
}

async function remind(trx: Trx, context: Context, surveyId: string): Promise<void> {
	const survey = await surveyById(trx, surveyId);
	const delivery = survey && (await deliveryById(trx, survey.delivery_id));
	const today = dayOf(context.now);
	if (!survey || !delivery || delivery.cancelled_at !== null) return;
	const { reminds_days } = await formOfSurvey(trx, survey);
	if (today < addDays(survey.closes_on, -reminds_days) || survey.closes_on < today) return;
	const silent = await trx
		.selectFrom('evaluation.respondent')
		.select('person_id')
		.where('survey_id', '=', surveyId)
		.where('standing', '=', 'asked')
		.execute();
	await inviteRespondents(
		trx,
		context,
		survey,
		delivery,
		silent.map(({ person_id }) => person_id),
		'reminded'
	);
}
