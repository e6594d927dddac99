import { newId } from '#platform';
import { findOrAddPerson, giveRole } from '#people/server';
import type { Scheme } from '#selection';
import {
	applyDecisions,
	beginRound,
	drawLots,
	publishScheme,
	readPending,
	saveScheme,
	setPhases,
	takeOverProposal
} from '#selection/server';
import { memoryStore, openFiles } from '#platform/server';
import { today, type TestDatabase } from './database.ts';
import { makeSchool, openCall, sendOne, type OpenCall, type SentApplication } from './sent.ts';
import { schemeOf } from './selection-scheme.ts';

/** The days of a round that all these tests share: the call closes on 11 December at 16:00. */
export const days = {
	lots: new Date('2026-12-12T09:00:00Z'),
	reviewed: new Date('2026-12-18T09:00:00Z'),
	decided: new Date('2026-12-22T09:00:00Z'),
	sent: new Date('2026-12-23T09:00:00Z'),
	confirmed: new Date('2026-12-28T09:00:00Z'),
	lapsed: new Date('2027-01-03T09:00:00Z'),
	late: new Date('2027-01-20T09:00:00Z')
};

export type Deciding = OpenCall & {
	round_id: string;
	applications: SentApplication[];
	reviewers: string[];
	/** As the officer of the centre, in the decision phase unless told otherwise. */
	officer: (now?: Date) => ReturnType<TestDatabase['as']>;
	/** As the head of the school of an application. */
	head: (place: number, now?: Date) => ReturnType<TestDatabase['as']>;
};

type Given = {
	/** The points of each application under `need` and `plan`, as each reviewer gave them. */
	points: [need: number, plan: number][][];
	scheme?: Partial<Scheme>;
	lots?: boolean;
};

const phase = (kind: 'declaration' | 'review' | 'decision', from: string, to: string) => ({
	kind,
	starts_at: new Date(`${from}T22:00:00Z`),
	ends_at: new Date(`${to}T22:00:00Z`),
	names_shown: false,
	others_shown: false,
	scores_change: kind === 'review'
});

/** A round in its decision phase: applications with their reviews, lots drawn, nothing decided. */
export async function openDeciding(db: TestDatabase, { points, scheme = {}, lots = true }: Given): Promise<Deciding> {
	openFiles(memoryStore());
	const open = await openCall(db);
	const applications: SentApplication[] = [];
	for (const place of points.keys()) applications.push(await sendOne(db, open, await makeSchool(db, `Mokykla Nr. ${place + 1}`)));
	const before = db.as(open.centre.officer, new Date('2026-12-01T09:00:00Z'));
	const call = open.call.id;
	const { id: round_id } = value(await beginRound(before, { call }));
	value(await saveScheme(before, { call, scheme: schemeOf(scheme) }));
	value(await publishScheme(before, { call }));
	value(
		await setPhases(before, {
			call,
			phases: [
				phase('declaration', '2026-12-11', '2026-12-13'),
				phase('review', '2026-12-13', '2026-12-20'),
				phase('decision', '2026-12-20', '2026-12-31')
			]
		})
	);
	if (lots) value(await drawLots(db.as(open.centre.officer, days.lots), { call }));
	const reviewers = await addReviewers(db, open.centre.id, Math.max(0, ...points.map((given) => given.length)));
	for (const [place, given] of points.entries())
		for (const [at, [need, plan]] of given.entries())
			await addReview(db, round_id, applications[place]?.id ?? '', reviewers[at] ?? '', { need, plan, style: 2 });
	return {
		...open,
		round_id,
		applications,
		reviewers,
		officer: (now = days.decided) => db.as(open.centre.officer, now),
		head: (place, now = days.confirmed) => db.as(applications[place]?.school.head ?? '', now)
	};
}

export async function addReviewers(db: TestDatabase, centre: string, count: number): Promise<string[]> {
	const ids: string[] = [];
	for (let place = 0; place < count; place += 1) {
		const id = await db
			.asSystem()
			.db.transaction()
			.execute((trx) =>
				findOrAddPerson(trx, today, { name: `Vertintoja ${place + 1}`, email: `${newId().slice(0, 8)}@vertintojai.example` })
			);
		await giveRole(db.asSystem(), { person_id: id, kind: 'reviewer', organisation_id: centre, starts_on: '2026-01-01' });
		ids.push(id);
	}
	return ids;
}

/** A review that was handed in, as its rows are. */
export async function addReview(
	db: TestDatabase,
	round_id: string,
	application_id: string,
	person_id: string,
	points: Record<string, number>
) {
	const id = newId();
	const at = days.reviewed;
	await db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => {
			await trx
				.insertInto('selection.assignment')
				.values({
					id,
					round_id,
					application_id,
					person_id,
					how: 'hand',
					assigned_at: days.lots,
					due_at: at,
					declared_at: at,
					seen_at: at,
					sent_at: at
				})
				.execute();
			await trx
				.insertInto('selection.score')
				.values(
					Object.entries(points).map(([criterion, given]) => ({
						id: newId(),
						assignment_id: id,
						criterion,
						points: given,
						reason: 'Taip matyti iš paraiškos.',
						given_at: at,
						given_by: person_id
					}))
				)
				.execute();
		});
	return id;
}

/** Takes the proposal over and applies it; returns the act. */
export async function decideAll(round: Deciding, now = days.decided): Promise<{ act_id: string; number: number }> {
	const officer = round.officer(now);
	const call = round.call.id;
	value(await takeOverProposal(officer, { call }));
	const { seen } = value(await readPending(officer, call));
	return value(await applyDecisions(officer, { call, basis: 'Direktoriaus įsakymas Nr. V-12, 2026-12-22', seen }));
}

export function value<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string; faults?: unknown }): Value {
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.value;
}
