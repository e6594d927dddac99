import { findOrAddPerson, giveRole } from '#people/server';
import { newId } from '#platform';
import { phaseKinds, type Phase, type Scheme } from '#selection';
import { beginRound, drawLots, publishScheme, putReviewer, readScheme, saveScheme, setPhases, type GivenScore } from '#selection/server';
import { today, type TestDatabase } from './database.ts';
import { makeSchool, openCall, sendOne, type MadeSchool, type OpenCall, type Sending, type SentApplication } from './sent.ts';
import type { Centre } from './programmes.ts';

/** Moments of the round of a test, after the call has closed on 11 December 2026. */
export const moments = {
	preparing: new Date('2026-12-12T10:00:00Z'),
	declaring: new Date('2026-12-14T10:00:00Z'),
	reviewing: new Date('2026-12-17T10:00:00Z'),
	discussing: new Date('2027-01-06T10:00:00Z'),
	deciding: new Date('2027-01-11T10:00:00Z')
};

const days: Record<Phase['kind'], [string, string, Partial<Phase>]> = {
	declaration: ['2026-12-13', '2026-12-15', {}],
	review: ['2026-12-15', '2027-01-05', { scores_change: true }],
	discussion: ['2027-01-05', '2027-01-09', { names_shown: true, others_shown: true, scores_change: true }],
	decision: ['2027-01-09', '2027-01-20', {}],
	appeal: ['2027-01-20', '2027-02-20', {}]
};
export const phases: Phase[] = phaseKinds.map((kind) => {
	const [from, to, allows] = days[kind];
	const blind = { names_shown: false, others_shown: false, scores_change: false };
	return { kind, starts_at: new Date(`${from}T07:00:00Z`), ends_at: new Date(`${to}T07:00:00Z`), ...blind, ...allows };
});

/** A call with a round: scheme published, lots drawn, phases set; three reviewers who know every topic. */
export type TestRound = OpenCall & { reviewers: [string, string, string]; officer: string };

export async function openRound(
	db: TestDatabase,
	change: (scheme: Scheme) => Partial<Scheme> = () => ({}),
	centre?: Centre
): Promise<TestRound> {
	const open = await openCall(db, centre);
	const { officer } = open.centre;
	const at = db.as(officer, moments.preparing);
	const call = open.call.id;
	must(await beginRound(at, { call }));
	const { content } = must(await readScheme(at, call)).standing;
	must(await saveScheme(at, { call, scheme: { ...content, ...change(content) } }));
	must(await publishScheme(at, { call }));
	must(await setPhases(at, { call, phases }));
	must(await drawLots(at, { call }));
	const reviewers = [
		await makeReviewer(db, open, 'Vilma Vertinskaitė'),
		await makeReviewer(db, open, 'Algis Balys'),
		await makeReviewer(db, open, 'Zita Taškienė')
	] as [string, string, string];
	return { ...open, reviewers, officer };
}

/** A person with the role of a reviewer at the centre, in the round unless told otherwise. */
export async function makeReviewer(db: TestDatabase, { centre, call }: OpenCall, name: string, at_most = 50): Promise<string> {
	const id = await makePerson(db, name);
	must(await giveRole(db.asSystem(), { person_id: id, kind: 'reviewer', organisation_id: centre.id, starts_on: '2026-01-01' }));
	if (at_most > 0) must(await putReviewer(db.as(centre.officer, moments.preparing), { call: call.id, person: id, topics: [], at_most }));
	return id;
}

export const makePerson = (db: TestDatabase, name: string): Promise<string> =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email: `${newId().slice(0, 8)}@vertintojai.example` }));

let schools = 0;

/** An application of a school of its own to the call of the round. */
export async function applicationIn(
	db: TestDatabase,
	round: OpenCall,
	{ school, ...sending }: Sending & { school?: MadeSchool } = {}
): Promise<SentApplication> {
	schools += 1;
	return sendOne(db, round, school ?? (await makeSchool(db, `Žemynos ${schools}-oji progimnazija`)), sending);
}

/** The same level and reason for every criterion. */
export const scoresOf = (scheme: Scheme, points: number, reason = 'Pagrįsta paraiškoje'): GivenScore[] =>
	scheme.criteria.map(({ key }) => ({ criterion: key, points, reason }));

export function must<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string; faults?: unknown }): Value {
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.value;
}
