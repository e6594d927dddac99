import { newId } from '#platform';
import { findOrAddPerson } from '#people/server';
import type { Scheme } from '#selection';
import { today, type TestDatabase } from './database.ts';
import type { OpenCall } from './sent.ts';

export type MadeRound = { id: string; call_id: string; salt: string };

/** A round with a published scheme; its rows are written as the use cases write them. */
export async function makeRound(db: TestDatabase, { call, centre }: OpenCall, scheme: Scheme): Promise<MadeRound> {
	const round = { id: newId(), call_id: call.id, salt: '5a'.repeat(32) };
	await db.beside.query('insert into selection.round (id, call_id, begun_at, begun_by, salt) values ($1, $2, $3, $4, $5)', [
		round.id,
		round.call_id,
		today,
		centre.officer,
		round.salt
	]);
	await db.beside.query(
		`insert into selection.scheme (id, round_id, version, content, saved_at, saved_by, published_at, published_by)
		 values ($1, $2, 1, $3, $4, $5, $4, $5)`,
		[newId(), round.id, JSON.stringify(scheme), today, centre.officer]
	);
	return round;
}

/** Lots with a seed that a test knows. */
export const makeLots = (db: TestDatabase, { id }: MadeRound, officer: string, seed: string) =>
	db.beside.query(
		`insert into selection.lots (round_id, method, seed, drawn_at, drawn_by, published_at) values ($1, 'sha256-seed-name', $2, $3, $4, $3)`,
		[id, seed, today, officer]
	);

export const makeReviewer = (db: TestDatabase, name: string): Promise<string> =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email: `${newId().slice(0, 8)}@vertintojai.example` }));

/** A review with its points; handed in unless `sent` is false. */
export async function makeReview(
	db: TestDatabase,
	{ id: round }: MadeRound,
	review: { application: string; reviewer: string; points: Record<string, number>; sent?: boolean }
): Promise<string> {
	const id = newId();
	const { application, reviewer, points, sent = true } = review;
	await db.beside.query(
		`insert into selection.assignment (id, round_id, application_id, person_id, how, assigned_at, due_at, declared_at, sent_at)
		 values ($1, $2, $3, $4, 'hand', $5, $6, $5, $7)`,
		[id, round, application, reviewer, today, new Date('2027-01-04T08:00:00Z'), sent ? today : null]
	);
	for (const [criterion, given] of Object.entries(points))
		await db.beside.query(
			`insert into selection.score (id, assignment_id, criterion, points, reason, given_at, given_by) values ($1, $2, $3, $4, 'Nes taip', $5, $6)`,
			[newId(), id, criterion, given, today, reviewer]
		);
	return id;
}
