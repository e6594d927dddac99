import { dayOf, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { askForPlan } from '#planning/server';
import { editionOf } from '#programmes/server';
import { touchedBy } from '../../disruption.ts';
import type { Placed } from '../../facts.ts';
import { repairQuestion, type Impossible } from '../../repair-question.ts';
import { gatherFacts } from '../gather.ts';
import { seasonOf } from '../seasons.ts';
import { inForce, placedOfStanding } from '../timetables.ts';
import { openDisruptions, type Disruption } from './rows.ts';

/** Seconds that a repair may take: it looks at the neighbourhood of what has to move. */
const seconds = 20;
/** Repairs to choose among. */
const alternatives = 3;

/**
 * Asks the engine for repairs of what is published now, in the background. Answers whether it was asked: not where nothing
 * published is touched any more, and not while an earlier question about the same disruption is being answered.
 */
export async function beginRepair(trx: Trx, context: Context, disruption: Disruption): Promise<boolean> {
	const edition = await editionOf(trx, disruption.edition_id);
	const season = await seasonOf(trx, disruption.edition_id);
	const version = await inForce(trx, disruption.edition_id);
	if (!edition || !season || !version) return false;
	const today = dayOf(context.now);
	const published = await placedOfStanding(trx, version.id);
	const touched = touchedBy(disruption, published, today);
	if (touched.length === 0) return false;

	const facts = await gatherFacts(trx, context, { edition, season });
	const impossible = await impossibleFor(trx, disruption, { published, touched, today });
	const { instance, current } = repairQuestion(facts, published, today, impossible);
	const asked = await askForPlan(trx, context, {
		problem: 'repair',
		about: { kind: 'disruption', id: disruption.id },
		instance,
		options: { seconds, alternatives, current: { placements: current } }
	});
	if (!asked.ok) return false;
	const { run_id } = asked.value;
	await trx.insertInto('scheduling.asking').values({ run_id, timetable_id: version.id, revision: version.revision }).execute();
	await trx.updateTable('scheduling.disruption').set({ run_id }).where('id', '=', disruption.id).execute();
	return true;
}

type Standing = { published: readonly Placed[]; touched: readonly string[]; today: Day };

/** What cannot be: by this disruption, by the others that wait, and by days that somebody has declined. */
async function impossibleFor(trx: Trx, disruption: Disruption, { published, touched, today }: Standing): Promise<Impossible> {
	const others = (await openDisruptions(trx, disruption.edition_id)).filter(({ id }) => id !== disruption.id);
	const left = others.flatMap((other) => touchedBy(other, published, today)).filter((id) => !touched.includes(id));
	const { training_id, person_id, kind } = disruption;
	const leaves = kind === 'lecturer_withdrawn' && training_id !== null && person_id !== null;
	return {
		touched,
		left,
		...(await declinedDays(trx, disruption.edition_id, published, today)),
		barred: new Map(leaves ? [[training_id, [person_id]]] : [])
	};
}

/** Days to come that somebody has declined: nobody is asked again for days that they have said no to. */
async function declinedDays(
	trx: Trx,
	editionId: string,
	published: readonly Placed[],
	today: Day
): Promise<Pick<Impossible, 'away' | 'closed'>> {
	const rows = await trx
		.selectFrom('scheduling.offer as offer')
		.innerJoin('scheduling.training as training', 'training.id', 'offer.training_id')
		.select(['offer.training_id', 'offer.person_id', 'offer.days'])
		.where('training.edition_id', '=', editionId)
		.where('offer.answer', '=', 'declined')
		.execute();
	const [away, closed] = [new Map<string, Day[]>(), new Map<string, Day[]>()];
	for (const { training_id, person_id, days } of rows) {
		const coming = days.filter((day) => day > today);
		// Who is booked elsewhere on such a day has said yes to that one.
		const free = coming.filter(
			(day) =>
				!published.some(
					(one) => one.training_id !== training_id && person_id !== null && one.lecturers.includes(person_id) && one.days.includes(day)
				)
		);
		if (person_id === null) closed.set(training_id, [...(closed.get(training_id) ?? []), ...coming]);
		else away.set(person_id, [...(away.get(person_id) ?? []), ...free]);
	}
	return { away, closed };
}
