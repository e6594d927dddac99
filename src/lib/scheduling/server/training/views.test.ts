import { expect, test } from 'vitest';
import { dayOf, type CalendarEvent } from '#platform';
import { personById } from '#people/server';
import { inNameOf } from '#platform/server';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { following, offersOf, publish, publishedSeason, rows, type Season } from '../../../../../tests/support/published.ts';
import { answerOffer, cancelTraining, readTrainingView, trainingDaysOf, trainingTodos } from '../index.ts';

const db = await testDatabase();
const training = (season: Season, at = 0) => season.trainings[at] as string;
const person = (season: Season, at: number) => season.lecturers[at] as string;
const head = (season: Season, at = 0) => (season.schools[at] as { head: string }).head;

/** The calendar of somebody as their programs fetch it: nobody is signed in, the address says whose it is. */
async function calendarOf(id: string, now = today): Promise<CalendarEvent[]> {
	const context = inNameOf(db.asPublic(now), id);
	const reader = await context.db.transaction().execute((trx) => personById(trx, id));
	if (!reader) throw new Error('nobody has this id');
	return trainingDaysOf(context, reader);
}
const told = (events: readonly CalendarEvent[]) =>
	events.map(({ starts_at, state, sequence }) => `${dayOf(starts_at)} ${state} ${sequence}`);
const view = (season: Season, who: string, now = today) => readTrainingView(db.as(who, now), training(season));
const acceptAll = async (season: Season) => {
	for (const { id, person_id } of await offersOf(db, training(season)))
		if (!(await answerOffer(db.as(person_id ?? head(season)), { offer_id: id, answer: 'accepted' })).ok) throw new Error('not accepted');
	await db.work(following);
};

// The officers of all these seasons are one person: so this one comes first.
test('Today: who is asked answers, officers repair, and hear of silence', async () => {
	const season = await publishedSeason(db);
	const keys = async (who: string, now = today) => (await trainingTodos(db.as(who, now))).map(({ key }) => key);
	expect(await keys(head(season))).toEqual(['today_training_to_answer']);
	expect(await keys(person(season, 1))).toEqual(['today_training_to_answer']);
	expect(await keys(person(season, 3))).toEqual([]);
	expect(await keys(season.officer)).toEqual([]);
	const late = new Date('2026-12-05T08:00:00Z');
	expect(await keys(head(season), late)).toEqual([]);
	expect(await keys(season.officer, late)).toEqual(['today_training_unanswered']);
	const offer = (await offersOf(db, training(season))).find(({ person_id }) => person_id === person(season, 0));
	await answerOffer(db.as(person(season, 0)), { offer_id: offer?.id ?? '', answer: 'declined', reason: 'Negaliu.' });
	expect(await keys(season.officer)).toEqual(['today_disruption_to_repair']);
});

test('a calendar shows the trainings of its owner, and of nobody else', async () => {
	const season = await publishedSeason(db, { schools: 2 });
	expect(told(await calendarOf(head(season)))).toEqual(rows[0].map((day) => `${day} tentative 0`));
	expect(told(await calendarOf(head(season, 1)))).toEqual(rows[1].map((day) => `${day} tentative 0`));
	expect((await calendarOf(person(season, 0))).length).toBe(6);
	expect(await calendarOf(person(season, 2))).toEqual([]);
	expect(await calendarOf(season.officer)).toEqual([]);
	const [event] = await calendarOf(head(season));
	expect(event?.description).toContain('Lektorius 1, Lektorius 2');
	expect(event?.description).not.toMatch(/[\w.]+@[\w.]+/);
	expect(event?.starts_at.toISOString()).toBe('2027-03-01T07:00:00.000Z');
});

test('it follows: agreed, moved, without who was replaced, cancelled', async () => {
	const season = await publishedSeason(db);
	await acceptAll(season);
	expect(told(await calendarOf(head(season)))).toEqual(rows[0].map((day) => `${day} confirmed 1`));
	const later = ['2027-03-01', '2027-03-02', '2027-04-05'];
	await publish(db, season, [{ at: 0, days: later, lecturers: [person(season, 0), person(season, 2)] }]);
	expect(told(await calendarOf(head(season)))).toEqual(later.map((day) => `${day} tentative 2`));
	expect(await calendarOf(person(season, 1))).toEqual([]);
	await cancelTraining(db.as(season.officer), { training_id: training(season), why: 'Neįvyks.' });
	await db.work(following);
	expect(told(await calendarOf(person(season, 0)))).toEqual(later.map((day) => `${day} cancelled 3`));
});

test('a training is seen by its own people; reasons by officers; others learn nothing of it', async () => {
	const season = await publishedSeason(db, { schools: 2 });
	const offer = (await offersOf(db, training(season))).find(({ person_id }) => person_id === person(season, 0));
	await answerOffer(db.as(person(season, 0)), { offer_id: offer?.id ?? '', answer: 'declined', reason: 'Negaliu.' });
	for (const who of [person(season, 2), head(season, 1), season.open.centre.stranger])
		expect(await view(season, who)).toMatchObject({ refusal: 'not_found' });
	for (const [who, as] of [
		[season.officer, 'officer'],
		[head(season), 'school'],
		[person(season, 1), 'lecturer']
	] as const) {
		const seen = await view(season, who);
		expect(seen).toMatchObject({ ok: true, value: { as, state: 'offered', mayReport: true, mayCancel: as === 'officer' } });
		const parties = seen.ok ? seen.value.parties : [];
		expect(parties.map(({ party, answer }) => `${party} ${answer}`)).toEqual(['school open', 'lecturer declined', 'lecturer open']);
		expect(parties.map(({ reason }) => reason)).toEqual(['', as === 'officer' ? 'Negaliu.' : '', '']);
		expect(parties.filter(({ mine }) => mine)).toHaveLength(as === 'officer' ? 0 : 1);
		expect(parties.filter(({ again }) => again)).toHaveLength(as === 'officer' ? 1 : 0);
		expect(seen.ok && seen.value.timeline.length > 0).toBe(as === 'officer');
	}
});

test('the state goes on with the days', async () => {
	const season = await publishedSeason(db);
	await acceptAll(season);
	const state = async (day: string) => {
		const seen = await view(season, season.officer, new Date(`${day}T08:00:00Z`));
		return seen.ok ? `${seen.value.state} ${seen.value.mayReport ? 'may' : 'over'}` : seen.refusal;
	};
	expect([await state('2027-02-28'), await state('2027-03-01'), await state('2027-03-03'), await state('2027-03-04')]).toEqual([
		'confirmed may',
		'running may',
		'running over',
		'done over'
	]);
});
